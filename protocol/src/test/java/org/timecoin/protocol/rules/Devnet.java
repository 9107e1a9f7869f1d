package org.timecoin.protocol.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.GenesisFile;
import org.timecoin.protocol.network.GenesisOutput;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vectors.GoldenChain;

/** A devnet of four masternodes, certified from block 1 on, with coins in the genesis block. */
public final class Devnet {

  public static final long GENESIS_TIME = 1_800_000_000;
  public static final long COIN = 5_000_000_000L;

  private static final int COINS = 8;

  public final SigningKey wallet = SigningKey.generate(new Random(99));

  private final List<SigningKey> masternodes =
      Stream.of(1, 2, 3, 4).map(seed -> SigningKey.generate(new Random(seed))).toList();
  private final String gold = masternodes.getFirst().address(AddressDigit.TESTNET).text();
  private final List<SigningKey> keys =
      masternodes.stream()
          .sorted(Comparator.comparing(key -> key.address(AddressDigit.TESTNET)))
          .toList();

  public final NetworkParameters parameters = file().parameters();
  final GoldenChain state = GoldenChain.after(List.of(parameters.genesis()));

  RuleContext context() {
    return new RuleContext(parameters, GENESIS_TIME);
  }

  BlockJudge judge() {
    return new BlockJudge(context(), state);
  }

  public BlockHeader genesis() {
    return parameters.genesis().header();
  }

  /** The masternodes in the order of their addresses. */
  public List<PaidMasternode> paid() {
    return paid(keys());
  }

  /** These masternodes by what they prove. */
  List<PaidMasternode> paid(List<SigningKey> members) {
    return members.stream()
        .map(key -> key.address(AddressDigit.TESTNET).text())
        .sorted()
        .map(address -> new PaidMasternode(address, tier(address)))
        .toList();
  }

  /** The masternodes' keys in the order of their addresses. */
  public List<SigningKey> keys() {
    return keys;
  }

  public Tier tier(String address) {
    return address.equals(gold) ? Tier.GOLD : Tier.BRONZE;
  }

  /** Block 1, valid but for what is changed afterwards. */
  BlockBuilder block() {
    return new BlockBuilder(genesis(), GENESIS_TIME + 10).pay(paid());
  }

  /** Spends the wallet's n-th genesis coin, leaving this fee. */
  Transaction spend(int coin, long fee) {
    return spend(coin, List.of(new TxOutput(COIN - fee, script())));
  }

  Transaction spend(int coin, List<TxOutput> outputs) {
    return ScriptSig.sign(unsigned(List.of(coin), outputs), List.of(wallet));
  }

  Transaction unsigned(List<Integer> coins, List<TxOutput> outputs) {
    List<TxInput> inputs =
        coins.stream().map(c -> new TxInput(coin(c), ByteString.EMPTY, -1)).toList();
    return new Transaction(1, inputs, outputs, 0, GENESIS_TIME);
  }

  ByteString script() {
    return wallet.address(AddressDigit.TESTNET).script();
  }

  /** The n-th coin stands behind the mark of the genesis block. */
  OutPoint coin(int n) {
    return new OutPoint(parameters.genesis().txids().getFirst(), n + 1);
  }

  private GenesisFile file() {
    List<Voter> voters =
        masternodes.stream().map(k -> new Voter(k.publicKey(), Tier.BRONZE)).toList();
    GenesisOutput coin = new GenesisOutput(wallet.address(AddressDigit.TESTNET), COIN);
    return new GenesisFile(
        ByteString.of(new byte[GenesisFile.SALT_LENGTH]),
        GENESIS_TIME,
        10,
        List.of(new Activation(0, Hash.ZERO, voters, 0)),
        Stream.generate(() -> coin).limit(COINS).toList());
  }
}
