"""Make sure a Chromium and a Chinese font are on this machine, through its package manager where they are missing."""

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font that draws Chinese."""
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def main() -> int:
    """Install what is missing; 1 with a clear message where that may not be done."""
    if browser() and has_chinese_font():
        return 0
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    commands = [
        [*root, "apt-get", "update", "-qq"],
        [*root, "apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"],
    ]
    print("浏览器测试需要 Chromium 和中文字体，正在通过系统软件源安装……", flush=True)
    done = shutil.which("apt-get") and all(
        subprocess.run(
            command, stdout=subprocess.DEVNULL, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        ).returncode
        == 0
        for command in commands
    )
    if done and browser() and has_chinese_font():
        return 0
    print(
        "没有装成。请用本机的软件管理器装好 chromium 和 Noto CJK 字体（fonts-noto-cjk），再运行 make test。",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
