"""`python -m parole_packet` is `parole-packet`."""

from parole_packet.cli.app import main

if __name__ == "__main__":
    main()
