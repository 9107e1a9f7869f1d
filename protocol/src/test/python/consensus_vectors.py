#!/usr/bin/env python3
"""Makes src/test/resources/vectors/consensus-*.json from docs/protocol.md and nothing of ours.

Only hashlib is needed: Ed25519 is written out below as in RFC 8032, section 6. Run it from anywhere;
the same files come out each time. The tests never run it: they read the files.
"""
import base64
import hashlib
import json
import pathlib
import struct
import zlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "vectors"
PART_BYTES = 256 * 1024


# --- Ed25519, RFC 8032 ---

P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
L = 2**252 + 27742317777372353535851937790883648493
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    total = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, point)
        point = add(point, point)
        scalar >>= 1
    return total


def base_point():
    y = 4 * pow(5, P - 2, P) % P
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if x & 1:
        x = P - x
    return x, y, 1, x * y % P


BASE = base_point()


def compress(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def expand(seed):
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    return scalar, digest[32:]


def public_key(seed):
    return compress(times(expand(seed)[0], BASE))


def sign(seed, message):
    scalar, prefix = expand(seed)
    key = compress(times(scalar, BASE))
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % L
    commitment = compress(times(r, BASE))
    k = int.from_bytes(hashlib.sha512(commitment + key + message).digest(), "little") % L
    return commitment + ((r + k * scalar) % L).to_bytes(32, "little")


# --- hashes, addresses, bincode ---


def sha(data):
    return hashlib.sha256(data).digest()


def u32(value):
    return struct.pack("<I", value)


def u64(value):
    return struct.pack("<Q", value)


def i64(value):
    return struct.pack("<q", value)


def sized(data):
    return u64(len(data)) + data


def base58(data):
    digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = digits[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def address(key):
    payload = sha(key)[:20]
    return "TIME0" + base58(payload + sha(sha(payload))[:4])


class Key:
    def __init__(self, number):
        self.seed = bytes([number]) * 32
        self.public = public_key(self.seed)
        self.address = address(self.public)

    def sign(self, message):
        return sign(self.seed, message)


KEYS = sorted((Key(number) for number in range(1, 8)), key=lambda k: k.address.encode())
VOTERS, STRANGER = KEYS[:4], KEYS[6]
GENESIS = sha(b"a network of the vectors")
PARENT = (0x0102030405060708, sha(b"the parent"))
VALUE = sha(b"a run's last block")
OTHER = sha(b"another run's last block")
NIL = bytes(32)


def voter_set(voters):
    addresses = sorted(voter.address.encode() for voter in voters)
    return u64(len(addresses)) + b"".join(sized(a) for a in addresses)


VOTER_SET = sha(voter_set(VOTERS))


def preimage(parent, round_, step, value, valid_round=None):
    signed = b"TIMECOIN_BFT:" + GENESIS + VOTER_SET + u64(parent[0]) + parent[1]
    signed += u32(round_) + bytes([step]) + value
    return signed if valid_round is None else signed + struct.pack("<i", valid_round)


def sign_bytes(*statement):
    return sha(preimage(*statement))


# --- JSON as nodes write it ---


def numbers(data):
    return list(data)


def parent_json(parent):
    return {"height": parent[0], "hash": numbers(parent[1])}


def quorum(voters, *statement):
    message = sign_bytes(*statement)
    return [[numbers(v.public), numbers(v.sign(message))] for v in voters]


def vote(voter, parent, round_, step, value):
    return {
        "parent": parent_json(parent),
        "round": round_,
        "step": step,
        "value": numbers(value),
        "public_key": numbers(voter.public),
        "signature": numbers(voter.sign(sign_bytes(parent, round_, step, value))),
    }


def part_json(part, parts, content):
    return {"part": part, "parts": parts, "content": base64.b64encode(content).decode()}


def proposal(leader, parent, round_, value, valid_round, prevotes, part):
    message = sign_bytes(parent, round_, 0, value, valid_round)
    return {
        "parent": parent_json(parent),
        "round": round_,
        "value": numbers(value),
        "valid_round": valid_round,
        "public_key": numbers(leader.public),
        "signature": numbers(leader.sign(message)),
        "prevotes": prevotes,
        "run": part,
    }


def certificate(parent, last_height, value, round_, precommits):
    return {
        "parent": parent_json(parent),
        "last_height": last_height,
        "value": numbers(value),
        "round": round_,
        "precommits": precommits,
    }


def line(variant, payload):
    return json.dumps({variant: payload}, separators=(",", ":"))


# --- blocks ---


def transaction_bytes(tx):
    data = u32(tx["version"]) + u64(len(tx["inputs"]))
    for i in tx["inputs"]:
        outpoint = i["previous_output"]
        data += bytes(outpoint["txid"]) + u32(outpoint["vout"])
        data += sized(bytes(i["script_sig"])) + u32(i["sequence"])
    data += u64(len(tx["outputs"]))
    for o in tx["outputs"]:
        data += u64(o["value"]) + sized(bytes(o["script_pubkey"]))
    return data + u32(tx["lock_time"]) + i64(tx["timestamp"])


def header_bytes(header):
    data = u32(header["version"]) + u64(header["height"]) + bytes(header["previous_hash"])
    data += bytes(header["merkle_root"]) + i64(header["timestamp"])
    return data + u64(header["block_reward"])


def block_bytes(block):
    data = header_bytes(block["header"]) + u64(len(block["transactions"]))
    data += b"".join(transaction_bytes(tx) for tx in block["transactions"])
    data += u64(len(block["masternode_rewards"]))
    for to, amount in block["masternode_rewards"]:
        data += sized(to.encode()) + u64(amount)
    return data


def merkle(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) == 1:
        return sha(b"\0" + leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha(b"\1" + merkle(leaves[:split]) + merkle(leaves[split:]))


def make_block(height, previous, version=3, extra=0, payload=b""):
    rewards = [[v.address, 2_500_000_000] for v in VOTERS]
    timestamp = 1_764_547_200 + 600 * (height % 1_000_000)
    coinbase = {
        "version": 1,
        "inputs": [],
        "outputs": [{"value": a, "script_pubkey": numbers(to.encode())} for to, a in rewards],
        "lock_time": 0,
        "timestamp": timestamp,
    }
    others = [
        {
            "version": 1,
            "inputs": [
                {
                    "previous_output": {"txid": numbers(sha(bytes([n]))), "vout": n},
                    "script_sig": numbers(payload or bytes(96)),
                    "sequence": 0xFFFFFFFF,
                }
            ],
            "outputs": [{"value": 5 + n, "script_pubkey": numbers(VOTERS[0].address.encode())}],
            "lock_time": 0,
            "timestamp": timestamp,
        }
        for n in range(extra)
    ]
    txs = [coinbase] + others
    txids = [sha(transaction_bytes(tx)) for tx in txs]
    header = {
        "version": version,
        "height": height,
        "previous_hash": numbers(previous),
        "merkle_root": numbers(merkle(txids) if version == 3 else txids[0]),
        "timestamp": timestamp,
        "block_reward": 10_000_000_000,
    }
    return {"header": header, "transactions": txs, "masternode_rewards": rewards}


def block_hash(block):
    return sha(header_bytes(block["header"]))


def make_run(parent, count, **last):
    blocks, previous = [], parent[1]
    for i in range(count):
        blocks.append(make_block(parent[0] + 1 + i, previous, **(last if i == count - 1 else {})))
        previous = block_hash(blocks[-1])
    return blocks


def run_bytes(blocks):
    return u64(len(blocks)) + b"".join(block_bytes(b) for b in blocks)


def split(content):
    pieces = [content[i : i + PART_BYTES] for i in range(0, len(content), PART_BYTES)]
    return [part_json(n, len(pieces), piece) for n, piece in enumerate(pieces)]


# --- the files ---


def statement_case(name, parent, round_, step, value, valid_round=None):
    statement = (parent, round_, step, value, valid_round)
    message = sign_bytes(*statement)
    return {
        "name": name,
        "parent_height": str(parent[0]),
        "parent_hash": parent[1].hex(),
        "round": round_,
        "step": step,
        "value": value.hex(),
        "valid_round": valid_round,
        "preimage": preimage(*statement).hex(),
        "sign_bytes": message.hex(),
        "signatures": [v.sign(message).hex() for v in VOTERS],
    }


def certificate_cases():
    def case(name, finding, signers, value=VALUE, blocks=2, round_=5, signed=None):
        signatures = quorum(signers, *(signed or (PARENT, round_, 2, value)))
        return {
            "name": name,
            "finding": finding,
            "line": line(
                "BlockCertificate",
                certificate(PARENT, PARENT[0] + blocks, value, round_, signatures),
            ),
        }

    a, b, c, d = VOTERS
    return [
        case("three of four", "VALID", [a, b, c]),
        case("another three", "VALID", [a, c, d]),
        case("all four", "VALID", [a, b, c, d]),
        case("a hundred blocks", "VALID", [a, b, c], blocks=100),
        case("two of four", "WRONG_COUNT", [a, b]),
        case("nobody", "WRONG_COUNT", []),
        case("five of four", "WRONG_COUNT", [a, b, c, d, STRANGER]),
        case("a voter twice", "NOT_SORTED", [a, b, b]),
        case("not sorted by address", "NOT_SORTED", [a, c, b]),
        case("a stranger", "UNKNOWN_VOTER", [a, b, STRANGER]),
        case("prevotes", "BAD_SIGNATURE", [a, b, c], signed=(PARENT, 5, 1, VALUE)),
        case("precommits of another round", "BAD_SIGNATURE", [a, b, c], signed=(PARENT, 4, 2, VALUE)),
        case("precommits for another value", "BAD_SIGNATURE", [a, b, c], signed=(PARENT, 5, 2, OTHER)),
        case("nil", "WRONG_VALUE", [a, b, c], value=NIL),
        case("no block", "WRONG_VALUE", [a, b, c], blocks=0),
        case("a hundred and one blocks", "WRONG_VALUE", [a, b, c], blocks=101),
        case("a height below the parent", "WRONG_VALUE", [a, b, c], blocks=-1),
    ]


def signing():
    return {
        "genesis": GENESIS.hex(),
        "keys": [
            {"seed": k.seed.hex(), "public_key": k.public.hex(), "address": k.address} for k in KEYS
        ],
        "voters": [v.address for v in VOTERS],
        "voter_set_bincode": voter_set(VOTERS).hex(),
        "voter_set_hash": VOTER_SET.hex(),
        "statements": [
            statement_case("a prevote", PARENT, 5, 1, VALUE),
            statement_case("a prevote for nothing", PARENT, 5, 1, NIL),
            statement_case("a precommit", PARENT, 5, 2, VALUE),
            statement_case("a precommit for nothing", PARENT, 0, 2, NIL),
            statement_case("a fresh proposal", PARENT, 0, 0, VALUE, -1),
            statement_case("a proposal again, from round 0", PARENT, 5, 0, VALUE, 0),
            statement_case("a proposal again, from round 3", PARENT, 5, 0, VALUE, 3),
            statement_case("the largest round", PARENT, 2**31 - 1, 1, VALUE),
            statement_case("the largest height", (2**64 - 1, PARENT[1]), 0, 2, VALUE),
            statement_case("on genesis", (0, GENESIS), 0, 1, VALUE),
        ],
        "certificates": certificate_cases(),
    }


def message_case(name, variant, payload):
    return {"name": name, "variant": variant, "line": line(variant, payload)}


def messages():
    a, b, c, d = VOTERS
    run = make_run(PARENT, 2)
    value = block_hash(run[-1])
    (one,) = split(run_bytes(run))
    first = certificate(PARENT, PARENT[0] + 2, VALUE, 0, quorum([a, b, c], PARENT, 0, 2, VALUE))
    on = (PARENT[0] + 2, VALUE)
    second = certificate(on, on[0] + 1, OTHER, 7, quorum([b, c, d], on, 7, 2, OTHER))
    named = {"parent": parent_json(PARENT), "value": numbers(value)}
    again = quorum([a, b, d], PARENT, 3, 1, value)
    end = make_run((2**64 - 2, PARENT[1]), 1)
    return {
        "cases": [
            message_case("a prevote", "ConsensusVote", vote(a, PARENT, 5, 1, VALUE)),
            message_case("a prevote for nothing", "ConsensusVote", vote(b, PARENT, 5, 1, NIL)),
            message_case("a precommit", "ConsensusVote", vote(c, PARENT, 0, 2, VALUE)),
            message_case("the largest round", "ConsensusVote", vote(c, PARENT, 2**31 - 1, 2, NIL)),
            message_case("the largest height", "ConsensusVote", vote(a, (2**64 - 1, VALUE), 0, 1, NIL)),
            message_case(
                "a fresh proposal", "ConsensusProposal", proposal(a, PARENT, 0, value, -1, [], one)
            ),
            message_case(
                "a proposal again, from round 3",
                "ConsensusProposal",
                proposal(b, PARENT, 5, value, 3, again, one),
            ),
            message_case(
                "a proposal without its run",
                "ConsensusProposal",
                proposal(c, PARENT, 4, value, 3, again, None),
            ),
            message_case(
                "the last part of sixteen",
                "ConsensusProposal",
                proposal(a, PARENT, 0, value, -1, [], part_json(15, 16, b"the end")),
            ),
            message_case("a certificate", "BlockCertificate", first),
            message_case("a certificate of nobody", "BlockCertificate", {**first, "precommits": []}),
            message_case("certificates, please", "GetCertificates", {"parent": parent_json(PARENT)}),
            message_case("no certificates", "CertificatesResponse", []),
            message_case("two certificates", "CertificatesResponse", [first, second]),
            message_case("a run, please", "GetRun", named),
            message_case("a run", "RunResponse", {**named, "run": one}),
            message_case("no such run", "RunResponse", {**named, "run": None}),
            message_case(
                "a run up to the largest height",
                "RunResponse",
                {
                    "parent": parent_json((2**64 - 2, PARENT[1])),
                    "value": numbers(block_hash(end[-1])),
                    "run": split(run_bytes(end))[0],
                },
            ),
        ]
    }


def runs():
    two, hundred = make_run(PARENT, 2), make_run(PARENT, 100)
    large = make_run(PARENT, 1, extra=4, payload=bytes(range(256)) * 700)

    def good(name, blocks):
        content = run_bytes(blocks)
        return {
            "name": name,
            "parent_height": str(PARENT[0]),
            "parent_hash": PARENT[1].hex(),
            "value": block_hash(blocks[-1]).hex(),
            "blocks": len(blocks),
            "due": blocks[-1]["header"]["timestamp"],
            "bytes": len(content),
            "sha256": sha(content).hex(),
            "content_zlib": base64.b64encode(zlib.compress(content, 9)).decode(),
            "part_sha256": [sha(base64.b64decode(p["content"])).hex() for p in split(content)],
        }

    def bad(name, fault, content, value=None):
        return {
            "name": name,
            "fault": fault,
            "value": (value or block_hash(two[-1])).hex(),
            "content": base64.b64encode(content).decode(),
        }

    whole = run_bytes(two)
    paid = json.loads(json.dumps(two))
    paid[0]["masternode_rewards"][0][1] += 1
    moved = json.loads(json.dumps(two))
    moved[0]["transactions"][0]["outputs"][0]["value"] += 1
    moved[0]["masternode_rewards"][0][1] += 1
    bare = json.loads(json.dumps(two))
    bare[1]["transactions"] = []
    old = make_run(PARENT, 1, version=2)
    return {
        "valid": [
            good("two blocks", two),
            good("one block of three parts", large),
            good("a hundred blocks", hundred),
        ],
        "invalid": [
            bad("nothing", "NOT_BLOCKS", b""),
            bad("no blocks", "NOT_BLOCKS", u64(0)),
            bad("a count of 101", "NOT_BLOCKS", u64(101) + bytes(108 * 101)),
            bad("a count of 2^63", "NOT_BLOCKS", u64(2**63) + whole[8:]),
            bad("a byte too few", "NOT_BLOCKS", whole[:-1]),
            bad("a byte too many", "NOT_BLOCKS", whole + b"\0"),
            bad("another value", "OTHER_VALUE", whole, OTHER),
            bad("the first block alone", "OTHER_VALUE", run_bytes(two[:1])),
            bad("the last block alone", "NOT_LINKED", run_bytes(two[1:])),
            bad("the last block twice", "NOT_LINKED", run_bytes([two[1], two[1]])),
            bad("rewards that the coinbase doesn't pay", "OTHER_CONTENT", run_bytes(paid)),
            bad("a coinbase that the header doesn't hold", "OTHER_CONTENT", run_bytes(moved)),
            bad("no transactions", "OTHER_CONTENT", run_bytes(bare)),
            bad("header version 2", "UNCOMMITTED", run_bytes(old), block_hash(old[0])),
        ],
    }


def invalid():
    a, b, c, _ = VOTERS
    ballot = vote(a, PARENT, 5, 1, VALUE)
    cert = certificate(PARENT, PARENT[0] + 2, VALUE, 0, quorum([a, b, c], PARENT, 0, 2, VALUE))
    prop = proposal(a, PARENT, 5, VALUE, -1, [], part_json(0, 1, b"run"))
    response = {"parent": parent_json(PARENT), "value": numbers(VALUE), "run": prop["run"]}
    cases = []

    def case(name, fault, variant, payload):
        cases.append({"name": name, "fault": fault, "line": line(variant, payload)})

    def text(name, fault, start, repeat, times_, stop):
        cases.append(
            {"name": name, "fault": fault, "start": start, "repeat": repeat, "times": times_, "stop": stop}
        )

    def of_vote(name, fault, **fields):
        case("vote: " + name, fault, "ConsensusVote", {**ballot, **fields})

    def of_proposal(name, fault, **fields):
        case("proposal: " + name, fault, "ConsensusProposal", {**prop, **fields})

    def of_part(name, fault, **fields):
        of_proposal(name, fault, run={**prop["run"], **fields})
        case("run: " + name, fault, "RunResponse", {**response, "run": {**prop["run"], **fields}})

    def without(payload, field):
        return {k: v for k, v in payload.items() if k != field}

    for field in ballot:
        case("vote: without " + field, "FIELD_MISSING", "ConsensusVote", without(ballot, field))
    for field in without(prop, "run"):
        case("proposal: without " + field, "FIELD_MISSING", "ConsensusProposal", without(prop, field))
    for field in cert:
        case("certificate: without " + field, "FIELD_MISSING", "BlockCertificate", without(cert, field))
    for step in (0, 3, 256, 2**32 - 1):
        of_vote(f"step {step}", "RANGE", step=step)
    of_vote("step -1", "RANGE", step=-1)
    of_vote("step by name", "TYPE", step="Prevote")
    of_vote("round 2^31", "RANGE", round=2**31)
    of_vote("round 2^32", "RANGE", round=2**32)
    of_vote("round -1", "RANGE", round=-1)
    of_vote("round 1.0", "NUMBER", round=1.0)
    of_vote("height 2^64", "RANGE", parent={"height": 2**64, "hash": numbers(VALUE)})
    of_vote("height -1", "RANGE", parent={"height": -1, "hash": numbers(VALUE)})
    of_vote("no parent hash", "FIELD_MISSING", parent={"height": 1})
    of_vote("parent null", "TYPE", parent=None)
    of_vote("parent as a pair too long", "LENGTH", parent=[1, numbers(VALUE), 2])
    of_vote("value null", "TYPE", value=None)
    of_vote("value of 31", "LENGTH", value=numbers(VALUE[:31]))
    of_vote("value of 33", "LENGTH", value=numbers(VALUE + b"\0"))
    of_vote("value as hex", "TYPE", value=VALUE.hex())
    of_vote("key of 31", "LENGTH", public_key=numbers(a.public[:31]))
    of_vote("key of 33", "LENGTH", public_key=numbers(a.public + b"\0"))
    of_vote("signature of 63", "LENGTH", signature=ballot["signature"][:63])
    of_vote("signature of 65", "LENGTH", signature=ballot["signature"] + [0])
    of_vote("signature with 256", "RANGE", signature=[256] + ballot["signature"][1:])
    of_proposal("valid round -2", "RANGE", valid_round=-2)
    of_proposal("valid round 2^31", "RANGE", valid_round=2**31)
    of_proposal("valid round null", "TYPE", valid_round=None)
    of_proposal("round 2^31", "RANGE", round=2**31)
    of_proposal("prevotes null", "TYPE", prevotes=None)
    of_proposal("a prevote of one", "LENGTH", prevotes=[[numbers(a.public)]])
    of_proposal("a prevote of three", "LENGTH", prevotes=[cert["precommits"][0] + [1]])
    of_proposal("a prevote as a structure", "TYPE", prevotes=[{"public_key": numbers(a.public)}])
    of_proposal(
        "prevotes behind the first part",
        "TOO_MANY",
        prevotes=cert["precommits"],
        run=part_json(1, 2, b"run"),
    )
    of_part("part 1 of 1", "RANGE", part=1)
    of_part("part 0 of 0", "RANGE", parts=0)
    of_part("part 16 of 17", "RANGE", part=16, parts=17)
    of_part("part 0 of 2^31", "RANGE", parts=2**31)
    of_part("part -1", "RANGE", part=-1)
    of_part("no content", "LENGTH", content="")
    of_part("a small part that isn't the last", "LENGTH", parts=2)
    of_part("content as numbers", "TYPE", content=[1, 2, 3])
    of_part("content null", "TYPE", content=None)
    for name, content in {
        "without padding": "cnVu" + "QQ",
        "padding too much": "cnVu====",
        "padding in the middle": "QQ==cnVu",
        "unused bits that aren't zero": "QR==",
        "more unused bits": "QUJ=",
        "another alphabet": "-_-_",
        "a line break": "cnVu\ncnV",
        "a space": "cnV ",
        "no character of it": "cn\u00e9u",
    }.items():
        of_part("content " + name, "BASE64", content=content)
    case("certificate: round 2^31", "RANGE", "BlockCertificate", {**cert, "round": 2**31})
    case("certificate: last height 2^64", "RANGE", "BlockCertificate", {**cert, "last_height": 2**64})
    case("certificate: precommits null", "TYPE", "BlockCertificate", {**cert, "precommits": None})
    case("certificate: a field twice", "FIELD_REPEATED", "X", 0)
    cases[-1]["line"] = line("BlockCertificate", cert).replace('"round":0', '"round":0,"round":0')
    case("certificates: one, not in a list", "TYPE", "CertificatesResponse", cert["round"])
    case("certificates: none, but null", "TYPE", "CertificatesResponse", None)
    case("run: without a value", "FIELD_MISSING", "RunResponse", without(response, "value"))
    case("get run: without a value", "FIELD_MISSING", "GetRun", {"parent": parent_json(PARENT)})
    case("get run: without a parent", "FIELD_MISSING", "GetRun", {"value": numbers(VALUE)})
    case("get certificates: bare", "FIELD_MISSING", "GetCertificates", parent_json(PARENT))
    case("get certificates: no payload", "TYPE", "X", 0)
    cases[-1]["line"] = '"GetCertificates"'
    case("another name", "VARIANT", "ConsensusVotes", ballot)
    case("another case", "VARIANT", "consensusVote", ballot)

    one = json.dumps(cert["precommits"][0], separators=(",", ":"))
    start, stop = line("BlockCertificate", {**cert, "precommits": []}).rsplit("[]", 1)
    text("certificate: 101 precommits", "TOO_MANY", start + "[" + one, "," + one, 100, "]" + stop)
    start, stop = line("ConsensusProposal", {**prop, "prevotes": []}).split("[]", 1)
    text("proposal: 101 prevotes", "TOO_MANY", start + "[" + one, "," + one, 100, "]" + stop)
    some = json.dumps({**cert, "precommits": []}, separators=(",", ":"))
    text("certificates: 101", "TOO_MANY", '{"CertificatesResponse":[' + some, "," + some, 100, "]}")
    start, stop = line("RunResponse", {**response, "run": {**prop["run"], "content": "CUT"}}).split("CUT")
    text("run: a part of 256 KiB and 1 byte", "STRING_TOO_LONG", start, "QUJD", 87381, "QUI=" + stop)
    text("run: a part of 256 KiB and 2 bytes", "STRING_TOO_LONG", start, "QUJD", 87382, stop)
    text("run: a part of 1 MiB", "STRING_TOO_LONG", start, "QUJD", 349525, "QQ==" + stop)
    return {"cases": cases}


def write(name, tree):
    text = json.dumps(tree, indent=1, ensure_ascii=False) + "\n"
    (OUT / name).write_text(text, encoding="utf-8")


def main():
    write("consensus-signing.json", signing())
    write("consensus-messages.json", messages())
    write("consensus-runs.json", runs())
    write("consensus-invalid.json", invalid())


if __name__ == "__main__":
    main()
