"""An import-linter contract: a room is entered by its door, from wherever you come."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Doors(Contract):
    """Whoever is outside `rooms.X` may import `rooms.X.<door>` and nothing else of it."""

    rooms = fields.StringField()
    door = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = []
        for room in sorted(graph.find_children(str(self.rooms))):
            inside = graph.find_descendants(room) | {room}
            for module in sorted(inside - {f"{room}.{self.door}"}):
                for importer in sorted(graph.find_modules_that_directly_import(module) - inside):
                    for where in graph.get_import_details(importer=importer, imported=module):
                        broken.append((importer, where["line_number"], where["line_contents"]))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, line, contents in check.metadata["broken"]:
            output.print_error(f"{importer}:{line}: {contents}   (use the room's {self.door})")
