package org.timecoin.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CertifiedRuns;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.build.RunBuilder;
import org.timecoin.protocol.build.RunPlan;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.ScriptSig;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.GenesisFile;
import org.timecoin.protocol.network.GenesisOutput;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.rules.UtxoLookup;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoterSet;

/**
 * A devnet whose blocks are certified from the first on: four voters with collateral in the genesis
 * block, a fifth who may enter, and a wallet.
 */
public final class CertifiedDevnet {

  private static final AddressDigit DIGIT = AddressDigit.TESTNET;
  private static final long TIME = Amounts.SATOSHIS_PER_TIME;
  private static final long GENESIS_TIME = 1_800_000_000;

  /** What an address holds at the genesis block; no test here pays one into another tier. */
  private static final List<Tier> TIERS =
      List.of(Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.BRONZE, Tier.BRONZE);

  private final List<SigningKey> keys =
      Stream.of(1, 2, 3, 4, 5).map(seed -> SigningKey.generate(new Random(seed))).toList();
  private final SigningKey wallet = SigningKey.generate(new Random(99));
  private final NetworkParameters parameters;

  public CertifiedDevnet() {
    List<Voter> voters = new ArrayList<>();
    List<GenesisOutput> outputs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      outputs.add(new GenesisOutput(keys.get(i).address(DIGIT), TIERS.get(i).collateral()));
      if (i < 4) {
        voters.add(new Voter(keys.get(i).publicKey(), TIERS.get(i)));
      }
    }
    outputs.add(new GenesisOutput(wallet.address(DIGIT), 1_000 * TIME));
    parameters =
        new GenesisFile(
                ByteString.of(new byte[GenesisFile.SALT_LENGTH]),
                GENESIS_TIME,
                10,
                List.of(new Activation(0, Hash.ZERO, voters, 0)),
                outputs)
            .parameters();
  }

  public NetworkParameters parameters() {
    return parameters;
  }

  /** The tip of a chain of nothing but the genesis block. */
  public ChainTip genesis() {
    return ChainTip.of(parameters.genesis(), parameters.genesisHash());
  }

  /** The four that vote first. */
  public List<SigningKey> voters() {
    return keys.subList(0, 4);
  }

  /** The four and the one who may enter. */
  public List<SigningKey> five() {
    return keys;
  }

  public Address address(SigningKey key) {
    return key.address(DIGIT);
  }

  /** Somebody without collateral. */
  public SigningKey stranger() {
    return SigningKey.generate(new Random(77));
  }

  /** Spends the wallet's genesis coin with this fee. */
  public Transaction spend(long fee) {
    OutPoint coin = new OutPoint(parameters.genesis().txids().getFirst(), keys.size() + 1);
    Transaction unsigned =
        new Transaction(
            1,
            List.of(new TxInput(coin, ByteString.EMPTY, 0)),
            List.of(new TxOutput(1_000 * TIME - fee, wallet.address(DIGIT).script())),
            0,
            GENESIS_TIME);
    return ScriptSig.sign(unsigned, List.of(wallet));
  }

  /** A run on a block that pays these, in the form of the rules. */
  public List<Candidate> run(
      ChainTip parent, int blocks, List<SigningKey> paid, UtxoLookup coins, Transaction... spends) {
    List<PaidMasternode> set =
        paid.stream().map(key -> new PaidMasternode(address(key).text(), tier(key))).toList();
    RunPlan plan = new RunPlan(parameters, parent.header(), set, blocks);
    return RunBuilder.build(plan, List.of(spends), coins, claim -> true).blocks().stream()
        .map(HashedBlock::block)
        .map(block -> Candidate.of(block, 0))
        .toList();
  }

  /** The same without transactions, paying the four. */
  public List<Candidate> run(ChainTip parent, int blocks) {
    return run(parent, blocks, voters(), outpoint -> Optional.empty());
  }

  private Tier tier(SigningKey key) {
    int index = keys.indexOf(key);
    return index < 0 ? Tier.FREE : TIERS.get(index);
  }

  /** The run with a certificate of all these, who must be its voters. */
  public List<Candidate> certified(List<Candidate> run, List<SigningKey> voters) {
    return CertifiedRuns.place(run, List.of(certificate(run, voters, voters.size())));
  }

  /** A certificate of the first so many voters by address. */
  public Certificate certificate(List<Candidate> run, List<SigningKey> voters, int signers) {
    Parent parent = new Parent(run.getFirst().height() - 1, run.getFirst().previousHash());
    Certificate unsigned =
        new Certificate(parent, run.getLast().height(), run.getLast().hash(), 0, List.of());
    VoterSet set = VoterSet.of(voters.stream().map(this::address).toList());
    byte[] message =
        new VoteChecks(parameters.genesisHash(), SignatureCheck::verify)
            .signBytes(unsigned.statement(), set);
    List<Endorsement> quorum =
        voters.stream()
            .sorted(Comparator.comparing(this::address))
            .limit(signers)
            .map(key -> new Endorsement(key.publicKey(), key.sign(message)))
            .toList();
    return new Certificate(parent, unsigned.lastHeight(), unsigned.value(), 0, quorum);
  }

  /** As many as it takes of four. */
  public int quorum() {
    return Quorum.of(4);
  }
}
