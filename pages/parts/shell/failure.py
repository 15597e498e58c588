"""A failure on a screen: a Chinese sentence with a number that stands in the log, never a traceback."""

import streamlit as st

from domain.errors import FactsError, GongjianError, StoreBusyError
from queries.logbook import number_of

ADVICE = {
    StoreBusyError: "请关闭正在使用台账的另一个程序（例如正在执行的命令行入账），然后刷新本页。",
    FactsError: "请按上面的文件和行号改正资料文件，然后刷新本页。",
}
GENERAL_ADVICE = "请刷新本页重试；仍不行，请把错误编号告诉系统管理员。"


def explain(fault: Exception) -> bool:
    """Show `fault` and log it under the same number; True tells Streamlit that it has been shown."""
    number = number_of(fault)
    known = isinstance(fault, GongjianError)
    with st.container(key="failure", border=True):
        st.subheader("这一页暂时打不开", anchor=False)
        st.text(str(fault) if known else "系统遇到了没有预料到的问题，已经记录。")
        st.text(ADVICE.get(type(fault), GENERAL_ADVICE))
        st.text(f"错误编号 {number}")
    return True
