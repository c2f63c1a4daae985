"""The record of what was issued, what came back, what people decided, and what was said and written.

One writer; each change is whole or not at all. Each noun has a part of its own: `record.forms.get(form_id)`.
"""

from pathlib import Path

from nelaudit.store.attachments import Attachments
from nelaudit.store.concerns import Concerns
from nelaudit.store.confirmations import Confirmations
from nelaudit.store.database import Database
from nelaudit.store.documents import Documents
from nelaudit.store.draws import Draws
from nelaudit.store.forms import Forms
from nelaudit.store.fronts import Fronts
from nelaudit.store.holdings import Holdings
from nelaudit.store.intake import Intake
from nelaudit.store.moderations import Moderations
from nelaudit.store.returns import Returns
from nelaudit.store.reviews import Papers, Reviews
from nelaudit.store.subjects import Subjects
from nelaudit.store.tools import Tools


class Record(Database):
    """The open record; use it as a context manager."""

    def __init__(self, path: Path, *, rehearse: bool = False, glance: bool = False) -> None:
        """Opens the database, as `Database` says, and its parts."""
        super().__init__(path, rehearse=rehearse, glance=glance)
        fronts = Fronts(self)
        self.tools = Tools(self)
        self.forms = Forms(self, self.tools, fronts)
        self.confirmations = Confirmations(self, fronts)
        self.draws = Draws(self)
        self.intake = Intake(self)
        self.returns = Returns(self)
        self.holdings = Holdings(self)
        self.attachments = Attachments(self)
        self.reviews = Reviews(self)
        self.papers = Papers(self)
        self.moderations = Moderations(self)
        self.concerns = Concerns(self)
        self.subjects = Subjects(self)
        self.documents = Documents(self)
