package org.timecoin.consensus.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.timecoin.consensus.config.ConsensusConfig;
import org.timecoin.consensus.registry.Masternode;
import org.timecoin.consensus.registry.Registry;
import org.timecoin.consensus.registry.RegistryLimits;
import org.timecoin.consensus.registry.Rejection;
import org.timecoin.consensus.registry.Ruling;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;

/**
 * The registry and its rules at work. Each record's effect and the offset behind it are one
 * transaction, and a record that is behind the offset has no effect: reading again changes nothing.
 * Every method fails when the database doesn't answer in time.
 */
@Singleton
public class RegistryStore {

  private static final String HEARTBEATS_OF_HASH =
      "from HeartbeatRow h where h.hash = :hash order by h.id desc";
  private static final String WITNESSES =
      "select count(*) from AttestationRow a where a.heartbeatId = :id";
  private static final String WITNESSED =
      "select count(*) from AttestationRow a where a.heartbeatId = :id and a.witnessKey = :key";
  private static final String FORGET =
      "delete from HeartbeatRow h where h.publicKey = :key and h.id not in"
          + " (select k.id from HeartbeatRow k where k.publicKey = :key order by k.id desc limit :kept)";

  private final SessionFactory sessions;
  private final ConsensusConfig config;
  private final Registry registry;

  /** A store over a session factory. */
  public RegistryStore(SessionFactory sessions, ConsensusConfig config) {
    this.sessions = sessions;
    this.config = config;
    this.registry =
        new Registry(new RegistryLimits(config.masternodesMost(), config.witnessesMost()));
  }

  /** The next offset of each partition that was read before. */
  public Uni<Map<Integer, Long>> offsets() {
    return limited(
        sessions.withSession(
            session ->
                session
                    .createSelectionQuery("from OffsetRow", OffsetRow.class)
                    .getResultList()
                    .map(
                        rows ->
                            rows.stream()
                                .collect(Collectors.toMap(r -> r.partition, r -> r.nextOffset)))));
  }

  /** Every masternode, by key. */
  public Uni<List<Masternode>> masternodes() {
    return limited(
        sessions.withSession(
            session ->
                session
                    .createSelectionQuery(
                        "from MasternodeRow m order by m.publicKey", MasternodeRow.class)
                    .getResultList()
                    .map(rows -> rows.stream().map(MasternodeRow::value).toList())));
  }

  /** A masternode announced itself; empty when the record was read before. */
  public Uni<Optional<Ruling<Masternode>>> announced(MasternodeInfo info, long now, Mark mark) {
    return once(mark, session -> announced(session, info, now));
  }

  private Uni<Ruling<Masternode>> announced(Session session, MasternodeInfo info, long now) {
    return find(session, info.publicKey())
        .flatMap(
            known ->
                count(session, known)
                    .map(n -> registry.announced(info, known.map(MasternodeRow::value), n, now))
                    .call(ruling -> keep(session, known, ruling)));
  }

  private static Uni<Long> count(Session session, Optional<MasternodeRow> known) {
    return known.isPresent()
        ? Uni.createFrom().item(0L)
        : session
            .createSelectionQuery("select count(*) from MasternodeRow", Long.class)
            .getSingleResult();
  }

  /** A masternode says that it is alive; empty when the record was read before. */
  public Uni<Optional<Ruling<Masternode>>> beat(SignedHeartbeat heartbeat, long now, Mark mark) {
    return once(mark, session -> beat(session, heartbeat, now));
  }

  private Uni<Ruling<Masternode>> beat(Session session, SignedHeartbeat heartbeat, long now) {
    return find(session, heartbeat.masternodePubkey())
        .flatMap(
            known -> {
              Ruling<Masternode> ruling =
                  registry.beat(heartbeat, known.map(MasternodeRow::value), now);
              if (ruling instanceof Ruling.Refused) {
                return Uni.createFrom().item(ruling);
              }
              return keep(session, known, ruling)
                  .chain(() -> session.persist(HeartbeatRow.of(heartbeat)))
                  .chain(session::flush)
                  .chain(() -> forget(session, heartbeat.masternodePubkey()))
                  .replaceWith(ruling);
            });
  }

  private Uni<Integer> forget(Session session, PublicKey key) {
    return session
        .createMutationQuery(FORGET)
        .setParameter("key", key.bytes())
        .setParameter("kept", config.heartbeatsKept())
        .executeUpdate();
  }

  /** A masternode says that it saw another's heartbeat; empty when the record was read before. */
  public Uni<Optional<Ruling<WitnessAttestation>>> attested(
      WitnessAttestation attestation, long now, Mark mark) {
    return once(mark, session -> attested(session, attestation, now));
  }

  private Uni<Ruling<WitnessAttestation>> attested(
      Session session, WitnessAttestation attestation, long now) {
    return find(session, attestation.witnessPubkey())
        .flatMap(
            witness ->
                session
                    .createSelectionQuery(HEARTBEATS_OF_HASH, HeartbeatRow.class)
                    .setParameter("hash", attestation.heartbeatHash().bytes())
                    .setMaxResults(1)
                    .getResultList()
                    .map(rows -> rows.stream().findFirst())
                    .flatMap(beat -> judge(session, attestation, witness, beat, now)));
  }

  private Uni<Ruling<WitnessAttestation>> judge(
      Session session,
      WitnessAttestation attestation,
      Optional<MasternodeRow> witness,
      Optional<HeartbeatRow> heartbeat,
      long now) {
    if (heartbeat.isEmpty()) {
      return Uni.createFrom().item(Ruling.refused(Rejection.UNKNOWN_HEARTBEAT));
    }
    HeartbeatRow row = heartbeat.get();
    return session
        .createSelectionQuery(WITNESSES, Long.class)
        .setParameter("id", row.id)
        .getSingleResult()
        .map(
            witnesses ->
                registry.attested(
                    attestation,
                    witness.map(MasternodeRow::value),
                    Optional.of(PublicKey.of(row.publicKey)),
                    witnesses,
                    now))
        .call(ruling -> keep(session, row.id, ruling));
  }

  private static Uni<Void> keep(
      Session session, long heartbeatId, Ruling<WitnessAttestation> ruling) {
    return switch (ruling) {
      case Ruling.Refused<WitnessAttestation> refused -> Uni.createFrom().voidItem();
      case Ruling.Accepted<WitnessAttestation> accepted ->
          session
              .createSelectionQuery(WITNESSED, Long.class)
              .setParameter("id", heartbeatId)
              .setParameter("key", accepted.state().witnessPubkey().bytes())
              .getSingleResult()
              .flatMap(
                  before ->
                      before > 0
                          ? Uni.createFrom().voidItem()
                          : session.persist(AttestationRow.of(heartbeatId, accepted.state())));
    };
  }

  private static Uni<Void> keep(
      Session session, Optional<MasternodeRow> known, Ruling<Masternode> ruling) {
    return switch (ruling) {
      case Ruling.Refused<Masternode> refused -> Uni.createFrom().voidItem();
      case Ruling.Accepted<Masternode> accepted -> {
        known.ifPresent(row -> row.take(accepted.state()));
        yield known.isPresent()
            ? Uni.createFrom().voidItem()
            : session.persist(MasternodeRow.of(accepted.state()));
      }
    };
  }

  private static Uni<Optional<MasternodeRow>> find(Session session, PublicKey key) {
    return session.find(MasternodeRow.class, (Object) key.bytes()).map(Optional::ofNullable);
  }

  /** Moves the offset on for a record that can have no effect. */
  public Uni<Void> skip(Mark mark) {
    return once(mark, session -> Uni.createFrom().item(Boolean.TRUE)).replaceWithVoid();
  }

  private <T> Uni<Optional<T>> once(Mark mark, Function<Session, Uni<T>> effect) {
    return limited(
        sessions.withTransaction(
            session ->
                session
                    .find(OffsetRow.class, mark.partition())
                    .map(Optional::ofNullable)
                    .flatMap(row -> once(session, row, mark, effect))));
  }

  private static <T> Uni<Optional<T>> once(
      Session session, Optional<OffsetRow> row, Mark mark, Function<Session, Uni<T>> effect) {
    if (row.filter(r -> r.nextOffset > mark.offset()).isPresent()) {
      return Uni.createFrom().item(Optional.empty());
    }
    row.ifPresent(r -> r.nextOffset = mark.offset() + 1);
    Uni<Void> moved =
        row.isPresent()
            ? Uni.createFrom().voidItem()
            : session.persist(OffsetRow.of(mark.partition(), mark.offset() + 1));
    return moved.chain(() -> effect.apply(session)).map(Optional::of);
  }

  private <T> Uni<T> limited(Uni<T> answer) {
    return answer.ifNoItem().after(config.queryTimeout()).fail();
  }
}
