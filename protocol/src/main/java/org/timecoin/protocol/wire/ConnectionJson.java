package org.timecoin.protocol.wire;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.message.ConnectionMessage;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.ConnectionMessage.Handshake;
import org.timecoin.protocol.message.ConnectionMessage.PeersResponse;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.ConnectionMessage.Pong;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MessageKind;

/** Payloads of messages about the connection. */
final class ConnectionJson {

  private static final int MAGIC_LENGTH = 4;
  private static final JsonFields HANDSHAKE = JsonFields.of("magic", "protocol_version", "network");
  private static final JsonFields ACK = JsonFields.of("message_type");
  private static final JsonFields PING = JsonFields.of("nonce", "timestamp");
  private static final JsonFields VERSION =
      JsonFields.of(
              "version",
              "commit_date",
              "commit_count",
              "protocol_version",
              "network",
              "listen_addr",
              "timestamp",
              "capabilities",
              "wallet_address",
              "genesis_hash")
          .optional("wallet_address", "genesis_hash");

  private ConnectionJson() {}

  static void write(JsonWriter out, ConnectionMessage message) {
    switch (message) {
      case Handshake m -> writeHandshake(out, m);
      case Ack m -> out.field(ACK, 0).text(m.messageType()).endObject();
      case Version m -> writeVersion(out, m);
      case Ping m -> writePing(out, m.nonce(), m.timestamp());
      case Pong m -> writePing(out, m.nonce(), m.timestamp());
      case PeersResponse m -> out.list(m.addresses(), JsonWriter::text);
      case GetPeers m -> throw new AssertionError("no payload: " + m);
    }
  }

  static ConnectionMessage read(JsonReader in, MessageKind kind) throws JsonFault {
    return switch (kind) {
      case HANDSHAKE -> readHandshake(in);
      case ACK -> readAck(in);
      case VERSION -> readVersion(in);
      case PING -> readPing(in);
      case PONG -> {
        Ping sameForm = readPing(in);
        yield new Pong(sameForm.nonce(), sameForm.timestamp());
      }
      case PEERS_RESPONSE -> new PeersResponse(in.list(JsonReader::text));
      default -> throw new AssertionError(kind);
    };
  }

  private static void writeHandshake(JsonWriter out, Handshake m) {
    out.field(HANDSHAKE, 0).byteString(m.magic());
    out.field(HANDSHAKE, 1).u32(m.protocolVersion());
    out.field(HANDSHAKE, 2).text(m.network());
    out.endObject();
  }

  private static Handshake readHandshake(JsonReader in) throws JsonFault {
    ByteString magic = ByteString.of(new byte[MAGIC_LENGTH]);
    int protocolVersion = 0;
    String network = "";
    JsonStruct struct = in.struct(HANDSHAKE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> magic = in.fixedBytes(MAGIC_LENGTH);
        case 1 -> protocolVersion = in.u32();
        default -> network = in.text();
      }
    }
    return new Handshake(magic, protocolVersion, network);
  }

  private static Ack readAck(JsonReader in) throws JsonFault {
    String messageType = "";
    JsonStruct struct = in.struct(ACK);
    while (struct.next() >= 0) {
      messageType = in.text();
    }
    return new Ack(messageType);
  }

  private static void writeVersion(JsonWriter out, Version m) {
    out.field(VERSION, 0).text(m.version());
    out.field(VERSION, 1).text(m.commitDate());
    out.field(VERSION, 2).text(m.commitCount());
    out.field(VERSION, 3).u32(m.protocolVersion());
    out.field(VERSION, 4).text(m.network());
    out.field(VERSION, 5).text(m.listenAddr());
    out.field(VERSION, 6).i64(m.timestamp());
    out.field(VERSION, 7).list(m.capabilities(), JsonWriter::text);
    out.field(VERSION, 8).optional(m.walletAddress(), JsonWriter::text);
    out.field(VERSION, 9).optional(m.genesisHash(), JsonWriter::text);
    out.endObject();
  }

  private static Version readVersion(JsonReader in) throws JsonFault {
    String version = "";
    String commitDate = "";
    String commitCount = "";
    int protocolVersion = 0;
    String network = "";
    String listenAddr = "";
    long timestamp = 0;
    List<String> capabilities = List.of();
    Optional<String> walletAddress = Optional.empty();
    Optional<String> genesisHash = Optional.empty();
    JsonStruct struct = in.struct(VERSION);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> version = in.text();
        case 1 -> commitDate = in.text();
        case 2 -> commitCount = in.text();
        case 3 -> protocolVersion = in.u32();
        case 4 -> network = in.text();
        case 5 -> listenAddr = in.text();
        case 6 -> timestamp = in.i64();
        case 7 -> capabilities = in.list(JsonReader::text);
        case 8 -> walletAddress = in.optional(JsonReader::text);
        default -> genesisHash = in.optional(JsonReader::text);
      }
    }
    return new Version(
        version,
        commitDate,
        commitCount,
        protocolVersion,
        network,
        listenAddr,
        timestamp,
        capabilities,
        walletAddress,
        genesisHash);
  }

  private static void writePing(JsonWriter out, long nonce, long timestamp) {
    out.field(PING, 0).u64(nonce).field(PING, 1).i64(timestamp).endObject();
  }

  private static Ping readPing(JsonReader in) throws JsonFault {
    long nonce = 0;
    long timestamp = 0;
    JsonStruct struct = in.struct(PING);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> nonce = in.u64();
        default -> timestamp = in.i64();
      }
    }
    return new Ping(nonce, timestamp);
  }
}
