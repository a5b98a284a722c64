"""What the tables of a JPEG promise: its size, its components, and how much data it needs at least."""

from dataclasses import dataclass, field

from parole_packet.documents.frames import ImageProblemError

_DHT, _DQT, _DRI, _DNL = 0xC4, 0xDB, 0xDD, 0xDC
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2


@dataclass(frozen=True, slots=True)
class Component:
    """One color component with its sampling factors."""

    id: int
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The least that a scan must hold: bits of data, and restart markers."""

    least_bits: int
    restarts: int


@dataclass(slots=True)
class Tables:
    """Frame header and tables of one JPEG, filled marker by marker."""

    width: int = 0
    height: int = 0
    process: int = 0
    components: list[Component] = field(default_factory=list)
    shortest: dict[int, int] = field(default_factory=dict)
    """The shortest code, in bits, of each Huffman table by class and number."""
    interval: int = 0
    seen: set[int] = field(default_factory=set)
    """Components that a scan has begun."""

    @property
    def named_rgb(self) -> bool:
        """Whether the components are called R, G and B, so that no color transform was made."""
        return bytes(component.id for component in self.components) == b"RGB"

    def read(self, marker: int, payload: bytes) -> None:
        """Take in a frame header, a table or a restart interval."""
        try:
            self._read(marker, payload)
        except (IndexError, ValueError) as error:
            raise _broken() from error

    def _read(self, marker: int, payload: bytes) -> None:
        if marker == _DHT:
            self._huffman(payload)
        elif marker == _DRI:
            self.interval = int.from_bytes(payload[:2], "big")
        elif marker == _DNL:
            raise ImageProblemError("image-unsupported", "it gives its height only after the picture")
        elif marker != _DQT:
            self._frame(marker, payload)

    def _frame(self, marker: int, payload: bytes) -> None:
        if self.process:
            raise _broken()
        if marker not in (_BASELINE, _EXTENDED, _PROGRESSIVE) or payload[0] != 8:
            raise ImageProblemError(
                "image-unsupported", "it is a rare kind of JPEG that PDF readers cannot show"
            )
        self.process = marker
        self.height, self.width = int.from_bytes(payload[1:3], "big"), int.from_bytes(payload[3:5], "big")
        for place in range(payload[5]):
            name, sampling, _ = payload[6 + 3 * place : 9 + 3 * place]
            self.components.append(Component(name, sampling >> 4, sampling & 15))
        if len(self.components) not in (1, 3, 4):
            raise ImageProblemError("image-unsupported", f"it has {len(self.components)} color components")
        if not all(1 <= c.across <= 4 and 1 <= c.down <= 4 for c in self.components):
            raise _broken()

    def _huffman(self, payload: bytes) -> None:
        place = 0
        while place < len(payload):
            counts = payload[place + 1 : place + 17]
            if len(counts) < 16 or not any(counts):
                raise _broken()
            self.shortest[payload[place]] = next(bits for bits, count in enumerate(counts, 1) if count)
            place += 17 + sum(counts)
        if place != len(payload):
            raise _broken()

    def begin_scan(self, header: bytes) -> Scan:
        """Check the header of a scan against the tables and say what the scan must hold at least."""
        try:
            count = header[0]
            chosen = [(self._component(header[1 + 2 * n]), header[2 + 2 * n]) for n in range(count)]
            first, _last, precision = header[1 + 2 * count : 4 + 2 * count]
        except (IndexError, ValueError) as error:
            raise _broken() from error
        if not self.process or not chosen:
            raise _broken()
        self.seen |= {component.id for component, _ in chosen}
        bits = sum(self._blocks(part) * self._least_code(use, first, precision) for part, use in chosen)
        return Scan(bits, self._restarts([component for component, _ in chosen]))

    def check_complete(self) -> None:
        """Refuse a file in which a component never comes."""
        if not self.process or self.seen != {component.id for component in self.components}:
            raise ImageProblemError("image-damaged", "the file ends before the picture does")

    def _component(self, name: int) -> Component:
        for component in self.components:
            if component.id == name:
                return component
        raise _broken()

    def _blocks(self, component: Component) -> int:
        """Blocks of 8 by 8 that the component has at least."""
        widest = max(other.across for other in self.components)
        tallest = max(other.down for other in self.components)
        across = -(-self.width * component.across // (8 * widest))
        return across * -(-self.height * component.down // (8 * tallest))

    def _least_code(self, use: int, first: int, precision: int) -> int:
        """Bits a block takes at least in this scan; a progressive one may skip blocks in all but DC scans."""
        try:
            direct = self.shortest[use >> 4] if first == 0 and precision >> 4 == 0 else 1
            if self.process != _PROGRESSIVE:
                return direct + self.shortest[0x10 | use & 15]
        except KeyError as error:
            raise _broken() from error
        return direct if first == 0 else 0

    def _restarts(self, chosen: list[Component]) -> int:
        if not self.interval:
            return 0
        if len(chosen) == 1:
            units = self._blocks(chosen[0])
        else:
            widest = max(other.across for other in self.components)
            tallest = max(other.down for other in self.components)
            units = -(-self.width // (8 * widest)) * -(-self.height // (8 * tallest))
        return -(-units // self.interval) - 1


def _broken() -> ImageProblemError:
    return ImageProblemError("image-damaged", "its tables are broken")
