"""What every test starts from."""

import signal

# A shell that runs the tests in the background has interrupts ignored, and commands started here would ignore them too.
signal.signal(signal.SIGINT, signal.default_int_handler)
