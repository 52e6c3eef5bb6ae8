"""SQL files and what their header lines (`-- @name value`) say."""
import re
from importlib import resources


class SqlFile:
    def __init__(self, name, text):
        self.name = name
        self.header = dict(line[4:].split(" ", 1) for line in text.splitlines() if line.startswith("-- @"))
        self.text = "\n".join(line for line in text.splitlines() if not line.startswith("--")).strip()

    @property
    def layer(self):
        return self.header["table"].split(".")[0]

    @property
    def table(self):
        return self.header["table"].split(".")[1]

    @property
    def inputs(self):
        return self._items("inputs")

    @property
    def partition(self):
        return self._items("partition")

    @property
    def columns(self):
        """The declared columns: name and type, STRING where none is given."""
        return [tuple(item.split(" ", 1)) if " " in item else (item, "STRING") for item in self._items("columns")]

    def fill(self, **values):
        """The text with each {name} replaced by a name or a number."""
        for name, value in values.items():
            if not re.fullmatch("[A-Za-z0-9_]+", str(value)):
                raise ValueError(f"{self.name}: {value!r} for {name} is neither a name nor a number")
        return re.sub("[{]([a-z_]+)[}]", lambda match: str(values[match.group(1)]), self.text)

    def _items(self, name):
        return [item.strip() for item in self.header[name].split(", ")] if name in self.header else []


def folder(name):
    """The files of a folder in the order in which they run: that of their names."""
    files = [entry for entry in resources.files("sql").joinpath(name).iterdir() if entry.name.endswith(".sql")]
    return [SqlFile(entry.name, entry.read_text(encoding="utf-8")) for entry in sorted(files, key=lambda entry: entry.name)]
