"""A custom-auth hook for the LiteLLM proxy: one file, the standard library alone besides LiteLLM itself, Python 3.9 or later.

config.yaml:
    general_settings:
      custom_auth: litellm_decisions.user_api_key_auth

Environment:
    INVESTIGATOR_URL        the console, as https://console.example
    INVESTIGATOR_KEY        an API key that may pull decisions
    INVESTIGATOR_ACCOUNTS   a JSON file {"SHA-256 of a customer's key in hex": "account id"}; or write account_of anew

It follows the decision stream in the background and answers from memory. While the console is away, what is known goes on holding and freezes end at their time.
Until the first answer came, nothing is held: the proxy serves, as the NGINX sample does.
"""
import hashlib
import json
import os
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone


class Decisions:
    """What stands against accounts, kept up to date by following the stream."""

    def __init__(self, url, key, wait=30):
        self._url = url.rstrip("/") + "/api/v1/decisions"
        self._key = key
        self._wait = wait
        self._lock = threading.Lock()
        self._held = {}  # account -> {decision id: (kind, expires at or None)}
        self.position = -1
        self.trouble = None

    def start(self):
        threading.Thread(target=self.run, name="investigator-decisions", daemon=True).start()
        return self

    def run(self):
        pause = 1
        while True:
            try:
                self.step()
                pause, self.trouble = 1, None
            except Exception as broken:  # whatever it was: what is known goes on holding
                self.trouble = str(broken)
                time.sleep(pause)
                pause = min(60, 2 * pause)

    def step(self):
        """Asks once, takes what came, and says that it is enforced."""
        begins = self.position < 0
        reply = self._ask("/stream?startup=true" if begins else "/stream?since=%d&wait=%d" % (self.position, self._wait))
        if reply is None:  # 410: the console was set back to a backup
            self.position = -1
            return
        with self._lock:
            if begins:
                self._held = {}
            for change in reply["changes"]:
                self._take(change)
            moved = reply["next"] != self.position
            self.position = reply["next"]
        if moved and self.position > 0:
            self._ask("/ack", {"position": self.position})

    def on(self, account):
        """"ban", "freeze" or None."""
        now = datetime.now(timezone.utc)
        with self._lock:
            kinds = [kind for kind, ends in self._held.get(account, {}).values() if ends is None or ends > now]
        return "ban" if "ban" in kinds else "freeze" if "freeze" in kinds else None

    def _take(self, change):
        account = change.get("account_id")
        if account is None or change["kind"] not in ("freeze", "ban"):
            return
        if change["change"] == "removed":
            self._held.get(account, {}).pop(change["decision_id"], None)
            if not self._held.get(account):
                self._held.pop(account, None)
        else:
            self._held.setdefault(account, {})[change["decision_id"]] = (change["kind"], _time(change.get("expires_at")))

    def _ask(self, path, body=None):
        request = urllib.request.Request(self._url + path, headers={"Authorization": "Bearer " + self._key, "Accept": "application/json"})
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=self._wait + 30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code == 410:
                return None
            raise


def _time(text):
    if not text:
        return None
    # Seven digits of a second are more than Python before 3.11 reads.
    head, _, tail = text.replace("Z", "+00:00").partition(".")
    return datetime.fromisoformat(head + tail.lstrip("0123456789") if tail else head)


_decisions = None
_accounts = None
_first = threading.Lock()


def _ready():
    global _decisions, _accounts
    with _first:
        if _decisions is None:
            with open(os.environ["INVESTIGATOR_ACCOUNTS"], encoding="utf-8") as file:
                _accounts = json.load(file)
            _decisions = Decisions(os.environ["INVESTIGATOR_URL"], os.environ["INVESTIGATOR_KEY"]).start()
    return _decisions


def account_of(api_key):
    """The account of a customer's key, or None for a key that nobody has."""
    bare = api_key[len("Bearer "):] if api_key.startswith("Bearer ") else api_key
    return _accounts.get(hashlib.sha256(bare.encode()).hexdigest())


async def user_api_key_auth(request, api_key):
    """What LiteLLM calls for each request: gives who it is, or refuses."""
    from fastapi import HTTPException
    from litellm.proxy._types import UserAPIKeyAuth

    decisions = _ready()
    account = account_of(api_key)
    if account is None:
        raise HTTPException(status_code=401, detail="Unknown key.")
    if decisions.on(account) is not None:
        raise HTTPException(status_code=403, detail="This account is held. Ask support.")
    return UserAPIKeyAuth(api_key=api_key, user_id=account)
