package org.timecoin.protocol.network;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonFields;
import org.timecoin.protocol.json.JsonLimits;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonStruct;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.Tier;

/**
 * The form of a {@code genesis.json}; what its values mean is {@link GenesisFileCheck}'s business.
 */
final class GenesisFileJson {

  private static final JsonFields FILE =
      JsonFields.of("network", "salt", "genesisTime", "intervalSeconds", "activation", "outputs")
          .closed();
  private static final JsonFields ACTIVATION =
      JsonFields.of("parentHeight", "parentHash", "voters", "firstRound").closed();
  private static final JsonFields VOTER = JsonFields.of("publicKey", "tier").closed();
  private static final JsonFields OUTPUT = JsonFields.of("address", "value").closed();

  private GenesisFileJson() {}

  static GenesisFile read(byte[] json) throws GenesisFault {
    if (json.length > GenesisFile.MAX_BYTES) {
      throw new GenesisFault("The genesis file is longer than 1 MiB.");
    }
    try {
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.DEFAULT);
      GenesisFile file = readFile(in);
      in.finish();
      return file;
    } catch (JsonFault fault) {
      throw new GenesisFault(
          "The genesis file is not as it should be: " + fault.getMessage() + ".");
    }
  }

  static byte[] write(GenesisFile file) {
    JsonWriter out = new JsonWriter();
    out.field(FILE, 0).text(Network.DEVNET.wireName());
    out.field(FILE, 1).text(file.salt().hex());
    out.field(FILE, 2).i64(file.genesisTime());
    out.field(FILE, 3).u64(file.intervalSeconds());
    out.field(FILE, 4).list(file.activation(), GenesisFileJson::writeActivation);
    out.field(FILE, 5).list(file.outputs(), GenesisFileJson::writeOutput);
    return out.endObject().toByteArray();
  }

  private static GenesisFile readFile(JsonReader in) throws JsonFault {
    ByteString salt = ByteString.EMPTY;
    long genesisTime = 0;
    long intervalSeconds = 0;
    List<Activation> activation = List.of();
    List<GenesisOutput> outputs = List.of();
    JsonStruct struct = in.struct(FILE);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> readNetwork(in);
        case 1 -> salt = ByteString.of(readHex(in, GenesisFile.SALT_LENGTH));
        case 2 -> genesisTime = in.i64();
        case 3 -> intervalSeconds = in.u64();
        case 4 -> activation = in.list(GenesisFileJson::readActivation);
        default -> outputs = in.list(GenesisFileJson::readOutput);
      }
    }
    return new GenesisFile(salt, genesisTime, intervalSeconds, activation, outputs);
  }

  private static void readNetwork(JsonReader in) throws JsonFault {
    if (!in.text().equals(Network.DEVNET.wireName())) {
      throw in.fault(FaultReason.VARIANT);
    }
  }

  private static void writeActivation(JsonWriter out, Activation activation) {
    out.field(ACTIVATION, 0).u64(activation.parentHeight());
    out.field(ACTIVATION, 1).text(activation.parentHash().hex());
    out.field(ACTIVATION, 2).list(activation.voters(), GenesisFileJson::writeVoter);
    out.field(ACTIVATION, 3).u32(activation.firstRound());
    out.endObject();
  }

  private static Activation readActivation(JsonReader in) throws JsonFault {
    long parentHeight = 0;
    Hash parentHash = Hash.ZERO;
    List<Voter> voters = List.of();
    int firstRound = 0;
    JsonStruct struct = in.struct(ACTIVATION);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> parentHeight = in.u64();
        case 1 -> parentHash = Hash.of(readHex(in, Hash.LENGTH));
        case 2 -> voters = in.list(GenesisFileJson::readVoter);
        default -> firstRound = in.u32();
      }
    }
    return new Activation(parentHeight, parentHash, voters, firstRound);
  }

  private static void writeVoter(JsonWriter out, Voter voter) {
    out.field(VOTER, 0).text(voter.publicKey().hex());
    out.field(VOTER, 1).text(voter.tier().wireName());
    out.endObject();
  }

  private static Voter readVoter(JsonReader in) throws JsonFault {
    PublicKey publicKey = PublicKey.of(new byte[PublicKey.LENGTH]);
    Tier tier = Tier.FREE;
    JsonStruct struct = in.struct(VOTER);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> publicKey = PublicKey.of(readHex(in, PublicKey.LENGTH));
        default -> tier = require(in, Tier.ofWireName(in.text()));
      }
    }
    return new Voter(publicKey, tier);
  }

  private static void writeOutput(JsonWriter out, GenesisOutput output) {
    out.field(OUTPUT, 0).text(output.address().text());
    out.field(OUTPUT, 1).u64(output.value());
    out.endObject();
  }

  private static GenesisOutput readOutput(JsonReader in) throws JsonFault {
    Optional<Address> address = Optional.empty();
    long value = 0;
    JsonStruct struct = in.struct(OUTPUT);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      switch (field) {
        case 0 -> address = Optional.of(require(in, Address.parse(in.text())));
        default -> value = in.u64();
      }
    }
    return new GenesisOutput(require(in, address), value);
  }

  private static byte[] readHex(JsonReader in, int length) throws JsonFault {
    String hex = in.text();
    if (hex.length() != 2 * length || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      throw in.fault(FaultReason.LENGTH);
    }
    return HexFormat.of().parseHex(hex);
  }

  private static <T> T require(JsonReader in, Optional<T> value) throws JsonFault {
    if (value.isEmpty()) {
      throw in.fault(FaultReason.VARIANT);
    }
    return value.get();
  }
}
