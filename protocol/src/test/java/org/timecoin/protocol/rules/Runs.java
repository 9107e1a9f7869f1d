package org.timecoin.protocol.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.reward.PaidMasternode;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Electorate;
import org.timecoin.protocol.vote.VoterSet;

/** Runs on a devnet's genesis block, and what the rules are told of it. */
final class Runs {

  /** Enough to enter the paid set. */
  static final long AGED = Tier.BRONZE.collateral();

  final Devnet devnet = new Devnet();

  private final List<SigningKey> strangers =
      IntStream.range(1000, 1100).mapToObj(seed -> SigningKey.generate(new Random(seed))).toList();

  /** A run of so many blocks that pays the devnet's masternodes. */
  List<HashedBlock> run(int blocks) {
    return run(blocks, devnet.paid());
  }

  /** A run of so many blocks without transactions that pays these. */
  List<HashedBlock> run(int blocks, List<PaidMasternode> paid) {
    return on(IntStream.range(0, blocks).mapToObj(i -> paid).toList());
  }

  /** A run whose blocks pay these, one after the other. */
  List<HashedBlock> on(List<List<PaidMasternode>> paid) {
    List<HashedBlock> run = new ArrayList<>();
    BlockHeader parent = devnet.genesis();
    Schedule schedule = devnet.parameters.schedule();
    for (List<PaidMasternode> set : paid) {
      long due = schedule.timestampOf(parent.height() + 1);
      Block block = new BlockBuilder(parent, due).pay(set).build();
      run.add(HashedBlock.of(block));
      parent = block.header();
    }
    return run;
  }

  /** So many masternodes that the devnet doesn't know, 100 at most. */
  List<SigningKey> strangers(int count) {
    return strangers.subList(0, count);
  }

  /** What a run's rules are told when the devnet's masternodes vote and nobody is configured. */
  RunContext context() {
    return context(devnet.keys(), false, AGED);
  }

  /** The same with these voters, and so much aged collateral of everybody. */
  RunContext context(List<SigningKey> voters, boolean configured, long agedSat) {
    return context(devnet.parameters, electorate(voters, configured), agedSat);
  }

  RunContext context(NetworkParameters parameters, Electorate electorate, long agedSat) {
    CollateralLookup collateral =
        address -> new ProvenCollateral(devnet.tier(address.text()), agedSat);
    return new RunContext(parameters, devnet.genesis(), electorate, collateral);
  }

  Electorate electorate(Collection<SigningKey> voters, boolean configured) {
    List<Address> addresses =
        voters.stream().map(key -> key.address(AddressDigit.TESTNET)).toList();
    return new Electorate(VoterSet.of(addresses), 0, configured);
  }

  /** What the rules say of a run. */
  Optional<Violation> check(List<HashedBlock> run) {
    return RunRules.check(run, context());
  }
}
