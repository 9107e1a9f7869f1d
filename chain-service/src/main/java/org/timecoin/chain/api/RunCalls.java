package org.timecoin.chain.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.store.TierReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.ApplyRequest;
import org.timecoin.chain.writer.BuildRequest;
import org.timecoin.chain.writer.SwitchRequest;
import org.timecoin.contracts.chain.v1.BuildCandidateRequest;
import org.timecoin.contracts.chain.v1.BuildCandidateResponse;
import org.timecoin.contracts.chain.v1.CommitRunRequest;
import org.timecoin.contracts.chain.v1.CommitRunResponse;
import org.timecoin.contracts.chain.v1.ProvenTiersRequest;
import org.timecoin.contracts.chain.v1.ProvenTiersResponse;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.chain.v1.ValidateRunRequest;
import org.timecoin.contracts.chain.v1.ValidateRunResponse;
import org.timecoin.contracts.map.CertificateMap;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;

/** What consensus and fork choice ask of the chain: judging, committing, switching. */
final class RunCalls {

  /** Certified blocks are never compared with a clock. */
  private static final long NO_CLOCK = 0;

  private static final String OF_CONSENSUS = "consensus";

  private final WriterGate gate;
  private final ApplyQueue queue;
  private final TierReader tiers;

  RunCalls(WriterGate gate, ApplyQueue queue, TierReader tiers) {
    this.gate = gate;
    this.queue = queue;
    this.tiers = tiers;
  }

  Uni<BuildCandidateResponse> build(BuildCandidateRequest request) {
    List<Address> paid = RunMap.addresses(request.getPaidAddressesList());
    int blocks = request.getRunLength();
    if (blocks < 1 || blocks > Run.BLOCKS_MOST) {
      throw Answers.invalid("a run has 1 to " + Run.BLOCKS_MOST + " blocks");
    }
    if (paid.isEmpty()
        || paid.size() > Quorum.VOTERS_MOST
        || paid.stream().distinct().count() < paid.size()) {
      throw Answers.invalid("a run pays 1 to " + Quorum.VOTERS_MOST + " different addresses");
    }
    BuildRequest build =
        new BuildRequest(
            RunMap.parent(request.getParent()),
            paid,
            blocks,
            request.getTransactionsList().stream().map(ChainMap::transaction).toList());
    return asked(() -> queue.build(build))
        .map(built -> RunMap.response(built.orElseThrow(Answers::otherTip)));
  }

  Uni<ValidateRunResponse> validate(ValidateRunRequest request) {
    Parent parent = RunMap.parent(request.getParent());
    List<byte[]> run = bytes(request.getBlocksList());
    return asked(() -> queue.validate(parent, run)).map(RunMap::response);
  }

  Uni<CommitRunResponse> commit(CommitRunRequest request) {
    requireRun(request.getBlocksList());
    Certificate certificate = CertificateMap.certificate(request.getCertificate());
    Block last = request.getBlocks(request.getBlocksCount() - 1);
    if (!hash(last).equals(certificate.value())) {
      throw Answers.invalid("the certificate is not of the run that ends with the last block");
    }
    ApplyRequest apply =
        new ApplyRequest(
            bytes(request.getBlocksList()),
            List.of(certificate),
            NO_CLOCK,
            OF_CONSENSUS,
            CommitNotes.NONE);
    return asked(() -> queue.submit(apply)).map(ApplyResults::committed);
  }

  Uni<ProvenTiersResponse> tiers(ProvenTiersRequest request) {
    if (request.getAddressesCount() < 1 || request.getAddressesCount() > 2 * Quorum.VOTERS_MOST) {
      throw Answers.invalid("1 to " + 2 * Quorum.VOTERS_MOST + " addresses");
    }
    Parent parent = RunMap.parent(request.getParent());
    List<Address> addresses = RunMap.addresses(request.getAddressesList());
    return tiers
        .proven(parent, addresses)
        .map(found -> RunMap.response(addresses, found.orElseThrow(Answers::otherTip)));
  }

  Uni<SwitchBranchResponse> switchBranch(SwitchRequest request) {
    return asked(() -> queue.switchBranch(request)).map(RunMap::response);
  }

  private static void requireRun(List<Block> blocks) {
    if (blocks.isEmpty() || blocks.size() > Run.BLOCKS_MOST) {
      throw Answers.invalid("a run has 1 to " + Run.BLOCKS_MOST + " blocks");
    }
  }

  private static List<byte[]> bytes(List<Block> blocks) {
    return blocks.stream().map(block -> block.getBincode().toByteArray()).toList();
  }

  private static Hash hash(Block block) {
    return Candidate.decode(block.getBincode().toByteArray(), NO_CLOCK).hash();
  }

  /** Of the writer: only it knows the tip at the moment it judges. */
  private <T> Uni<T> asked(Supplier<CompletionStage<T>> question) {
    return gate.refusal()
        .map(refusal -> Uni.createFrom().<T>failure(refusal))
        .orElseGet(() -> Uni.createFrom().completionStage(question));
  }
}
