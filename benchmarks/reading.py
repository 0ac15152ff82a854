"""Time of reading PDFs against pdfminer's own pass over the characters, file by file.

    python benchmarks/reading.py FILE.pdf ...

Prints milliseconds of both (medians over several runs, taken in turn so that a busy machine hurts both alike) and their
ratio. The goal is at most 1.3.
"""

import argparse
import io
import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from reframer.readers.pdf import read_pdf


def pass_over_characters(data: bytes) -> None:
    """What pdfminer does to place every character, without its layout analysis."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        device.get_result()


def seconds(action: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    action()
    return time.process_time() - start


def main() -> None:
    """Read the files named on the command line and print a line for each."""
    parser = argparse.ArgumentParser(description="Time of reading PDFs against pdfminer's pass over the characters.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    ratios = []
    print(f"{'floor ms':>9} {'ours ms':>9} {'ratio':>6}  file")
    for file in options.files:
        data = file.read_bytes()
        read_pdf(data, file.name)  # imports and word list
        floor, ours = [], []
        for _ in range(options.runs):
            floor.append(seconds(lambda data=data: pass_over_characters(data)))
            ours.append(seconds(lambda data=data, file=file: read_pdf(data, file.name)))
        ratios.append(statistics.median(ours) / statistics.median(floor))
        print(f"{1000 * statistics.median(floor):9.1f} {1000 * statistics.median(ours):9.1f} {ratios[-1]:6.2f}  {file}")
    print(f"median ratio {statistics.median(ratios):.2f}, largest {max(ratios):.2f}")


if __name__ == "__main__":
    main()
