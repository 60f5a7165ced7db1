# Two commands do everything: make demo, make test. Both set up .venv by themselves.

PYTHON ?= python3
BIN := .venv/bin
PYTEST_FLAGS ?=

.PHONY: demo test check bench fuzz template docs clean

demo: .venv/siap
	$(BIN)/lkjip contoh hasil
	$(BIN)/lkjip rekap hasil --ke hasil/rekap-2024.xlsx --per 31/12/2024

test: check
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

check: .venv/siap
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/siap
	$(BIN)/python tests/bench.py

# A rekap beside python-calamine reading the same made books; 100 and 1,000 of them, and one and two workers of Dask.
.PHONY: bench-rekap
bench-rekap: .venv/siap
	$(BIN)/python tests/bench_rekap.py

# Ten thousand mutants over all commands and a thousand kills; its result becomes docs/uji-acak.md.
fuzz: .venv/siap
	$(BIN)/python tests/fuzz.py

# Errors planted into generated reports, one at a time; its result becomes docs/uji-telaah.md.
.PHONY: telaah-uji
telaah-uji: .venv/siap
	$(BIN)/python tests/telaah_uji.py

# Rebuild what is generated from the schema and the macros; the tests prove that it is up to date.
template: .venv/siap
	$(BIN)/python -m lkjip_xl.template

# The folder and ZIP for office computers without internet and without Python; needs the package index. A Python of
# www.python.org instead of that of the index: make bundel BUNDEL_FLAGS="--python python-3.13.16-embed-amd64.zip".
.PHONY: bundel bundel-wheels bundel-kabupaten
bundel: .venv/siap
	$(BIN)/python windows/bundel.py dist $(BUNDEL_FLAGS)

# The same for computers with Python 3.12, 3.13 or 3.14 installed; and with what rekap.xlsm of a kabupaten needs.
bundel-wheels: .venv/siap
	$(BIN)/python windows/bundel.py dist --wheels

bundel-kabupaten: .venv/siap
	$(BIN)/python windows/bundel.py dist --kabupaten $(BUNDEL_FLAGS)

# The package on Wine 10 (Debian 13, fetched once with debootstrap, as root); its result becomes docs/uji-wine.md.
.PHONY: uji-wine
uji-wine: bundel
	PYTHONPATH=tests $(BIN)/python tests/uji_wine.py

clean:
	rm -rf .venv hasil .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/siap: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,rekap]'
	touch $@
