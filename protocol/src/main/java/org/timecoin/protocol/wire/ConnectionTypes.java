package org.timecoin.protocol.wire;

import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.TEXT;
import static org.timecoin.protocol.json.JsonType.TEXTS;
import static org.timecoin.protocol.json.JsonType.U32;
import static org.timecoin.protocol.json.JsonType.U64;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.Handshake;
import org.timecoin.protocol.message.ConnectionMessage.PeersResponse;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.ConnectionMessage.Pong;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/** Payloads of messages about the connection. */
final class ConnectionTypes {

  private static final JsonType<ByteString> MAGIC =
      JsonType.of(in -> in.fixedBytes(Handshake.MAGIC_LENGTH), JsonWriter::byteString);

  private static final JsonType<Handshake> HANDSHAKE =
      JsonShape.of(Handshake.class)
          .field("magic", MAGIC, Handshake::magic)
          .field("protocol_version", U32, Handshake::protocolVersion)
          .field("network", TEXT, Handshake::network)
          .make(v -> new Handshake(v.next(), v.next(), v.next()));

  private static final JsonType<Ack> ACK =
      JsonShape.of(Ack.class)
          .field("message_type", TEXT, Ack::messageType)
          .make(v -> new Ack(v.next()));

  private static final JsonType<Version> VERSION =
      JsonShape.of(Version.class)
          .field("version", TEXT, Version::version)
          .field("commit_date", TEXT, Version::commitDate)
          .field("commit_count", TEXT, Version::commitCount)
          .field("protocol_version", U32, Version::protocolVersion)
          .field("network", TEXT, Version::network)
          .field("listen_addr", TEXT, Version::listenAddr)
          .field("timestamp", I64, Version::timestamp)
          .field("capabilities", TEXTS, Version::capabilities)
          .optional("wallet_address", TEXT, Version::walletAddress)
          .optional("genesis_hash", TEXT, Version::genesisHash)
          .make(
              v ->
                  new Version(
                      v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next(),
                      v.next(), v.next(), v.next()));

  private static final JsonType<Ping> PING =
      JsonShape.of(Ping.class)
          .field("nonce", U64, Ping::nonce)
          .field("timestamp", I64, Ping::timestamp)
          .make(v -> new Ping(v.next(), v.next()));

  private static final JsonType<Pong> PONG =
      JsonShape.of(Pong.class)
          .field("nonce", U64, Pong::nonce)
          .field("timestamp", I64, Pong::timestamp)
          .make(v -> new Pong(v.next(), v.next()));

  private static final JsonType<PeersResponse> PEERS_RESPONSE =
      TEXTS.as(PeersResponse::new, PeersResponse::addresses);

  private ConnectionTypes() {}

  static JsonType<? extends Message> of(MessageKind kind) {
    return switch (kind) {
      case HANDSHAKE -> HANDSHAKE;
      case ACK -> ACK;
      case VERSION -> VERSION;
      case PING -> PING;
      case PONG -> PONG;
      case PEERS_RESPONSE -> PEERS_RESPONSE;
      default -> throw new AssertionError(kind);
    };
  }
}
