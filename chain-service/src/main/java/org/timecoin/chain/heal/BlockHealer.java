package org.timecoin.chain.heal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.store.BlockRepair;
import org.timecoin.chain.verify.BlockProof;
import org.timecoin.chain.verify.BlockProof.Offer;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Puts damaged blocks right: by their own bytes when only what stands beside them is damaged, else
 * by those of peers, one after the other. Only bytes that are proven to be the block are written.
 */
final class BlockHealer {

  private static final Logger LOG = Logger.getLogger(BlockHealer.class);
  private static final String OWN = "what stands beside them is damaged, they are not";

  private final BlockRepair repair;
  private final PeerBlocks peers;
  private final NetworkParameters network;
  private final int peersAsked;
  private final HealWatch watch;

  BlockHealer(
      BlockRepair repair,
      PeerBlocks peers,
      NetworkParameters network,
      int peersAsked,
      HealWatch watch) {
    this.repair = repair;
    this.peers = peers;
    this.network = network;
    this.peersAsked = peersAsked;
    this.watch = watch;
  }

  /** Puts one right; false when nobody who was asked has it. */
  boolean heal(long height) {
    Optional<BlockProof> proof = repair.proof(height);
    if (proof.isEmpty()) {
      LOG.infof("block %d is no longer of this chain, so it needs no healing", height);
      return true;
    }
    Optional<Candidate> own =
        proof.get().stored().flatMap(bytes -> proven(proof.get(), bytes.bytes(), "its own bytes"));
    if (own.isPresent()) {
      write(own.get(), OWN);
      return true;
    }
    return fetch(proof.get());
  }

  private boolean fetch(BlockProof proof) {
    List<String> asked = new ArrayList<>();
    while (asked.size() < peersAsked) {
      PeerBlocks.Answer answer = peers.fetch(proof.height(), asked);
      if (answer.peer().isEmpty()) {
        break;
      }
      String peer = answer.peer().get();
      Optional<Candidate> block = answer.block().flatMap(bytes -> proven(proof, bytes, peer));
      if (block.isPresent()) {
        write(block.get(), "fetched from " + peer);
        return true;
      }
      asked.add(peer);
    }
    LOG.warnf(
        "block %d is damaged and %d peers that were asked don't have it; it is asked for again",
        proof.height(), asked.size());
    return false;
  }

  private Optional<Candidate> proven(BlockProof proof, byte[] bytes, String from) {
    return switch (proof.judge(bytes, network)) {
      case Offer.Proven(Candidate block) -> Optional.of(block);
      case Offer.Refused(BlockProof.Reason reason) -> {
        LOG.infof("for block %d, %s: %s", proof.height(), from, reason.words());
        watch.refused(reason);
        yield Optional.empty();
      }
    };
  }

  private void write(Candidate block, String how) {
    if (!repair.write(block)) {
      LOG.infof("block %d is not of the chain any more and is not written", block.height());
      return;
    }
    LOG.warnf("block %d was damaged in the database and is put right: %s", block.height(), how);
    watch.healed();
  }
}
