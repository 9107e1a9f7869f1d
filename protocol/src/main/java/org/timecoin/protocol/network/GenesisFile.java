package org.timecoin.protocol.network;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * The {@code genesis.json} of a devnet (protocol.md section 4). Its canonical form is compact JSON
 * with the fields in the order below, hex in lower case and no newline at the end:
 *
 * <pre>{@code
 * {"network":"Devnet","salt":"<32 hex>","genesisTime":1,"intervalSeconds":10,
 *  "activation":[{"parentHeight":0,"parentHash":"<64 hex>",
 *                 "voters":[{"publicKey":"<64 hex>","tier":"Gold"}],"firstRound":0}],
 *  "outputs":[{"address":"TIME0…","value":100}]}
 * }</pre>
 *
 * <p>Files that differ in white space or the order of fields are the same network; files that
 * differ in anything else never are, because the genesis block carries the hash of the canonical
 * form.
 *
 * @param salt 16 random bytes
 * @param genesisTime seconds since 1970 of block 0
 * @param intervalSeconds seconds from block to block, at least 1
 * @param activation as in {@link NetworkParameters}, but a parent at height 0 has a hash of zeros,
 *     which stand for the genesis block's; empty means that certificates are never asked for
 * @param outputs what the genesis block pays
 */
public record GenesisFile(
    ByteString salt,
    long genesisTime,
    long intervalSeconds,
    List<Activation> activation,
    List<GenesisOutput> outputs) {

  /** Bytes in a salt. */
  public static final int SALT_LENGTH = 16;

  /** Bytes of a file at most. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final long MARK_VALUE = 1;

  public GenesisFile {
    activation = List.copyOf(activation);
    outputs = List.copyOf(outputs);
  }

  /** Reads and checks a file. */
  public static GenesisFile parse(byte[] json) throws GenesisFault {
    GenesisFile file = GenesisFileJson.read(json);
    GenesisFileCheck.check(file);
    return file;
  }

  /** The canonical form. */
  public byte[] canonical() {
    return GenesisFileJson.write(this);
  }

  /** The network that the file makes. */
  public NetworkParameters parameters() {
    Block genesis = block();
    Hash genesisHash = genesis.hash();
    return new NetworkParameters(
        Network.DEVNET,
        genesis,
        new Schedule(genesisTime, intervalSeconds),
        activation.stream().map(a -> withGenesisHash(a, genesisHash)).toList());
  }

  private Block block() {
    String mark = "genesis:" + Hash.sha256(canonical()).hex();
    List<TxOutput> coins = new ArrayList<>();
    coins.add(new TxOutput(MARK_VALUE, ByteString.utf8(mark)));
    outputs.forEach(o -> coins.add(new TxOutput(o.value(), o.address().script())));
    return Genesis.block(genesisTime, total(), coins);
  }

  /** The sum of everything the genesis block pays. */
  private long total() {
    return MARK_VALUE + outputs.stream().mapToLong(GenesisOutput::value).sum();
  }

  private static Activation withGenesisHash(Activation activation, Hash genesisHash) {
    return activation.parentHeight() == 0
        ? new Activation(0, genesisHash, activation.voters(), activation.firstRound())
        : activation;
  }
}
