.PHONY: test lint format types samples golden build

test:
	python -m pytest -n 2 --dist worksteal

lint:
	ruff check .
	ruff format --check .

format:
	ruff check --fix .
	ruff format .

types:
	mypy

samples:
	python samples/make_samples.py

golden:
	python -m pytest tests/test_samples.py --update-golden

build:
	rm -rf build dist
	python -m build
