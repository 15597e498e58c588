"""The command line: python -m loaders take-in, withdraw, explain, waive, correct, template and others."""

import sys
from collections.abc import Sequence

from domain.errors import GongjianError, StoreBusyError, UsageError
from loaders.commands.deciding import decide_command, disqualify_command, end_command, exempt_command
from loaders.commands.exporting import export_command, roll_up_command
from loaders.commands.filing import demo_command, take_in_command, withdraw_command
from loaders.commands.forms import template_command
from loaders.commands.projects import liken_command, rename_command
from loaders.commands.reviewing import review_command
from loaders.commands.saying import correct_command, explain_command, waive_command
from loaders.commands.schemes import scheme_command
from queries.ending import answered

USAGE = """用法：
  python -m loaders take-in 文件… [--received-at 时刻] [--by 姓名] [--json]   接收报表，每个文件一份回执
  python -m loaders withdraw 回执号 --reason 原因 [--at 时刻] [--by 姓名]       撤回一份已受理的报表
  python -m loaders explain 回执号 第几条 --reason 理由 --by 姓名               说明一条需说明的核验意见
  python -m loaders waive 规则 …   python -m loaders correct …                豁免一个数、更正一个数，单独运行看写法
  python -m loaders decide 规则 …  python -m loaders exempt …  end 登记编号 …  登记核实结论、登记免报、结束一条登记
  python -m loaders disqualify …   python -m loaders scheme show|try|put …    取消考评资格；取出、试算、施行一个计分方案
  python -m loaders review 企业 …  python -m loaders liken 项目 另一项目 …    登记评审结论、两个项目是不是同一个
  python -m loaders rename 现名 --was 原名 …                                 登记一个项目由原名改来
  python -m loaders template 表式 --place 单位 --period 所属期 -o 文件.xlsx   生成预填单位和所属期的空白表
  python -m loaders roll-up 表式 --period 所属期 [--as-of 日期] -o 文件.xlsx  由各单位的报表汇总成市级表
  python -m loaders export 文件夹                                            把整个台账导出为 Parquet，附数据字典
  python -m loaders demo [--seed 整数] [--if-empty]                          在空台账中装入演示数据
退出码：0 全部受理或重复；1 有报表被拒收；2 用法不对；3 台账正被另一个程序使用；4 其他故障。
例：
  python -m loaders take-in 报表.xlsx --by 示例填报员 --json
  python -m loaders template season-3/basic --place 单位名称 --period 2023-06-09 -o 空白表.xlsx
"""
COMMANDS = {
    "take-in": take_in_command,
    "withdraw": withdraw_command,
    "explain": explain_command,
    "waive": waive_command,
    "correct": correct_command,
    "decide": decide_command,
    "exempt": exempt_command,
    "disqualify": disqualify_command,
    "review": review_command,
    "liken": liken_command,
    "rename": rename_command,
    "scheme": scheme_command,
    "end": end_command,
    "template": template_command,
    "roll-up": roll_up_command,
    "export": export_command,
    "demo": demo_command,
}


def main(words: Sequence[str]) -> int:
    """Run one command; its exit code is one of those in USAGE."""
    if set(words) & {"-h", "--help"}:
        print(USAGE, end="")
        return 0
    try:
        if not words or words[0] not in COMMANDS:
            raise UsageError(USAGE.rstrip())
        return COMMANDS[words[0]](words[1:])
    except UsageError as fault:
        return _told(str(fault), 2)
    except StoreBusyError as fault:
        return _told(str(fault), 3)
    except GongjianError as fault:
        return _told(str(fault), 4)
    except KeyboardInterrupt:
        return _told("已中断。已给出回执号的报表都已入账，其余请重新提交。", 130)


def _told(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(answered(main, sys.argv[1:]))
