"""Folders of this machine that something is kept in."""

import os
from pathlib import Path

from domain.errors import StoreError


def kept_in(folder: Path) -> Path:
    """`folder`, made where it is missing; StoreError where it cannot be made or nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _refusal(folder) from fault
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refusal(folder)
    return folder


def _refusal(folder: Path) -> StoreError:
    return StoreError(f"文件夹不能用：{folder}。请检查路径是否写对，以及运行本程序的用户有没有写入的权限。")
