# safe: no
# before: prints None
# after: prints été
import pathlib
import tempfile
import threading
import time

path = pathlib.Path(tempfile.mkdtemp()) / "a"


def write():
    time.sleep(0.8)
    path.write_text("été", encoding="utf-8")


def main():
    threading.Thread(target=write, daemon=True).start()
    time.sleep(0.01)


main()
print(path.read_text(encoding="utf-8") if path.exists() else None)
