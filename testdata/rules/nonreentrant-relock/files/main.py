import state
from state import flush as write


def save():
    with state.lock:
        write()  # want "state.lock is already held.*flush takes it again"
