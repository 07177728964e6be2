import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / "ledger"), str(Path(__file__).parent)]  # made_readings, made_pages
