package org.timecoin.simulator;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.Run;

/**
 * What nodes ask one another for: certificates, and the runs, which no certificate carries. Request
 * and answer are messages like any other; who is down answers nothing, and liars answer as they
 * like.
 */
final class Exchange {

  private final World world;

  Exchange(World world) {
    this.world = world;
  }

  /** Asks a peer, or all, for the certificate on a parent. */
  void askCertificates(int from, Effect.AskCertificates asked) {
    if (asked.peer().equals(Effect.ANYONE)) {
      world.nodes().forEach(other -> askCertificate(from, other.index, "n" + from, asked.known()));
    } else {
      askCertificate(from, World.node(asked.peer()), "n" + from, asked.known());
    }
  }

  private void askCertificate(int from, int to, String peer, Parent known) {
    request(from, to, other -> show(other, peer, known));
  }

  /** A node shows a peer its certificate on a parent, if it has one. */
  void show(int from, String peer, Parent parent) {
    SimNode node = world.nodes().get(from);
    SimNode.Final held = node.finals.get(parent);
    if (held != null && node.isUp() && World.node(peer) >= 0) {
      world.send(
          from,
          World.node(peer),
          new Input.CertificateShown("n" + from, held.certificate(), Optional.empty()));
    }
  }

  /** Asks voters and peers for a run. */
  void askRun(int from, Effect.AskRun asked) {
    Stream<Integer> voters = asked.voters().stream().map(SimKeys::node);
    Stream<Integer> peers = asked.peers().stream().map(World::node);
    Stream.concat(voters, peers)
        .distinct()
        .forEach(to -> request(from, to, other -> answer(other, from, asked)));
  }

  private void answer(int from, int to, Effect.AskRun asked) {
    Optional<Run> run =
        world.isLiar(from) ? world.adversary().run(to, asked) : world.nodes().get(from).run(asked);
    run.ifPresent(found -> world.send(from, to, new Input.RunArrived("n" + from, found)));
  }

  /** Has another node do something, if the request arrives. */
  private void request(int from, int to, IntConsumer action) {
    if (from != to && to >= 0) {
      for (int copy = world.network().copies(from, to, 0, world.nowMs()); copy > 0; copy--) {
        world.after(world.network().delayMs(), () -> action.accept(to));
      }
    }
  }

  /** Looks a certificate on a decided parent up beside the one that a node has kept. */
  void compare(SimNode node, SimProcess process, Certificate shown) {
    SimNode.Final held = node.finals.get(shown.parent());
    Optional<Instance> then = world.chain().known(shown.parent().hash());
    if (held == null || held.run().value().equals(shown.value()) || then.isEmpty()) {
      return;
    }
    Instance on = then.get();
    int quorum = Quorum.of(on.size());
    QuorumCheck check =
        world.checks().certificate(shown, on.parent(), on.voters(), on.firstRound(), quorum);
    if (check == QuorumCheck.VALID) {
      world.after(1, () -> process.step(new Input.Contradicted(held.certificate(), shown)));
    }
  }
}
