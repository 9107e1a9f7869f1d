package org.timecoin.protocol.network;

import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.U32;
import static org.timecoin.protocol.json.JsonType.U64;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;
import org.timecoin.protocol.json.JsonLimits;
import org.timecoin.protocol.json.JsonReader;
import org.timecoin.protocol.json.JsonShape;
import org.timecoin.protocol.json.JsonType;
import org.timecoin.protocol.json.JsonWriter;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.reward.Tier;

/**
 * The form of a {@code genesis.json}; what its values mean is {@link GenesisFileCheck}'s business.
 */
final class GenesisFileJson {

  private static final JsonType<String> NETWORK =
      JsonType.of(GenesisFileJson::readNetwork, JsonWriter::text);
  private static final JsonType<ByteString> SALT =
      JsonType.of(
          in -> ByteString.of(readHex(in, GenesisFile.SALT_LENGTH)),
          (out, salt) -> out.text(salt.hex()));
  private static final JsonType<Hash> HASH_HEX =
      JsonType.of(in -> Hash.of(readHex(in, Hash.LENGTH)), (out, hash) -> out.text(hash.hex()));
  private static final JsonType<PublicKey> KEY_HEX =
      JsonType.of(
          in -> PublicKey.of(readHex(in, PublicKey.LENGTH)), (out, key) -> out.text(key.hex()));
  private static final JsonType<Tier> TIER =
      JsonType.of(
          in -> require(in, Tier.ofWireName(in.text())), (out, tier) -> out.text(tier.wireName()));
  private static final JsonType<Address> ADDRESS =
      JsonType.of(
          in -> require(in, Address.parse(in.text())), (out, address) -> out.text(address.text()));

  private static final JsonType<Voter> VOTER =
      JsonShape.of(Voter.class)
          .field("publicKey", KEY_HEX, Voter::publicKey)
          .field("tier", TIER, Voter::tier)
          .closed()
          .make(v -> new Voter(v.next(), v.next()));

  private static final JsonType<Activation> ACTIVATION =
      JsonShape.of(Activation.class)
          .field("parentHeight", U64, Activation::parentHeight)
          .field("parentHash", HASH_HEX, Activation::parentHash)
          .field("voters", JsonType.list(VOTER), Activation::voters)
          .field("firstRound", U32, Activation::firstRound)
          .closed()
          .make(v -> new Activation(v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<GenesisOutput> OUTPUT =
      JsonShape.of(GenesisOutput.class)
          .field("address", ADDRESS, GenesisOutput::address)
          .field("value", U64, GenesisOutput::value)
          .closed()
          .make(v -> new GenesisOutput(v.next(), v.next()));

  private static final JsonType<Named> FILE =
      JsonShape.of(Named.class)
          .field("network", NETWORK, Named::network)
          .field("salt", SALT, Named::salt)
          .field("genesisTime", I64, Named::genesisTime)
          .field("intervalSeconds", U64, Named::intervalSeconds)
          .field("activation", JsonType.list(ACTIVATION), Named::activation)
          .field("outputs", JsonType.list(OUTPUT), Named::outputs)
          .closed()
          .make(v -> new Named(v.next(), v.next(), v.next(), v.next(), v.next(), v.next()));

  private GenesisFileJson() {}

  /** The file with the name of its network, of which there is one. */
  private record Named(
      String network,
      ByteString salt,
      long genesisTime,
      long intervalSeconds,
      List<Activation> activation,
      List<GenesisOutput> outputs) {}

  static GenesisFile read(byte[] json) throws GenesisFault {
    if (json.length > GenesisFile.MAX_BYTES) {
      throw new GenesisFault("The genesis file is longer than 1 MiB.");
    }
    try {
      JsonReader in = new JsonReader(json, 0, json.length, JsonLimits.DEFAULT);
      Named f = FILE.read(in);
      in.finish();
      return new GenesisFile(
          f.salt(), f.genesisTime(), f.intervalSeconds(), f.activation(), f.outputs());
    } catch (JsonFault fault) {
      throw new GenesisFault(
          "The genesis file is not as it should be: " + fault.getMessage() + ".");
    }
  }

  static byte[] write(GenesisFile f) {
    JsonWriter out = new JsonWriter();
    FILE.write(
        out,
        new Named(
            Network.DEVNET.wireName(),
            f.salt(),
            f.genesisTime(),
            f.intervalSeconds(),
            f.activation(),
            f.outputs()));
    return out.toByteArray();
  }

  private static String readNetwork(JsonReader in) throws JsonFault {
    String name = in.text();
    if (!name.equals(Network.DEVNET.wireName())) {
      throw in.fault(FaultReason.VARIANT);
    }
    return name;
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
