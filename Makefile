# Every task of the house. `make run` and `make test` need python3, pip, make and git; the rest follows from them.

PYTHON ?= python3
VENV ?= .venv
GONGJIAN_PORT ?= 8501
GONGJIAN_ADDRESS ?= 127.0.0.1
IN := $(VENV)/bin/python

export GONGJIAN_PORT
export PYTHONUTF8 := 1

.PHONY: run env test check bench take-in browser clean

run: $(VENV)/run.done            ## serve the product, with the demonstration year where nothing was handed in yet
	@$(IN) -m loaders demo --if-empty
	@echo "攻坚：在浏览器打开 http://localhost:$(GONGJIAN_PORT)（按 Ctrl+C 停止）"
	@$(IN) -m streamlit run app.py --server.port $(GONGJIAN_PORT) --server.address $(GONGJIAN_ADDRESS)

env: $(VENV)/run.done $(VENV)/dev.done   ## make the environment for working on the house

test: $(VENV)/dev.done browser check   ## everything: style, types, tests, the browser included
	$(IN) -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder

check: $(VENV)/dev.done          ## style and types
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy

bench: $(VENV)/dev.done browser  ## speed, as ratios against the bare libraries in the same run
	$(IN) -m bench

take-in: $(VENV)/run.done        ## hand in returns: make take-in FILES="a.xlsx b.xlsx"
	$(IN) -m loaders take-in $(FILES)

browser: $(VENV)/dev.done
	@$(IN) -m tests.browser.prepare

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) || ($(PYTHON) -m pip install --quiet virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV))

$(VENV)/run.done: requirements.txt | $(VENV)/bin/python
	@echo "正在安装运行环境……"
	@$(IN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.done: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "正在安装测试环境……"
	@$(IN) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.done

clean:                           ## remove what can be made again; returns and figures in var/ stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
