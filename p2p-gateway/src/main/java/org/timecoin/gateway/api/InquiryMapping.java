package org.timecoin.gateway.api;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.AskPeersResponse;
import org.timecoin.contracts.gateway.v1.HashAnswer;
import org.timecoin.contracts.gateway.v1.PeerAnswer;
import org.timecoin.contracts.gateway.v1.UtxoHashAnswer;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.route.Route;
import org.timecoin.gateway.session.Inquiries;
import org.timecoin.protocol.bytes.Hash;

/** Questions to peers as other services ask them. */
final class InquiryMapping {

  private InquiryMapping() {}

  static Uni<AskPeersResponse> ask(Inquiries inquiries, AskPeersRequest request) {
    Duration timeout = Duration.ofMillis(FetchMapping.timeoutMs(request.getTimeoutMs()));
    int most = request.getMaxPeers();
    return switch (request.getQuestionCase()) {
      case HEIGHT ->
          inquiries.heights(most, timeout).map(all -> response(all, InquiryMapping::height));
      case HASH ->
          inquiries
              .hashes(request.getHash().getHeight(), most, timeout)
              .map(all -> response(all, InquiryMapping::hash));
      case UTXO_HASH ->
          inquiries.utxoHashes(most, timeout).map(all -> response(all, InquiryMapping::utxoHash));
      case QUESTION_NOT_SET -> throw new InvalidRequest("no question is set");
    };
  }

  private static <A> AskPeersResponse response(
      Inquiries.Answers<A> all, BiConsumer<PeerAnswer.Builder, A> into) {
    AskPeersResponse.Builder response = AskPeersResponse.newBuilder();
    for (Inquiries.Answer<A> answer : all.answers()) {
      PeerAnswer.Builder one = PeerAnswer.newBuilder().setPeer(answer.peer());
      into.accept(one, answer.said());
      response.addAnswers(one);
    }
    return response.addAllSilent(all.silent()).build();
  }

  private static void height(PeerAnswer.Builder answer, Long height) {
    answer.setHeight(height);
  }

  private static void hash(PeerAnswer.Builder answer, Optional<Hash> hash) {
    HashAnswer.Builder said = HashAnswer.newBuilder();
    hash.map(ChainMap::toProto).ifPresent(said::setHash);
    answer.setHash(said);
  }

  private static void utxoHash(PeerAnswer.Builder answer, Route.UtxoHashAnswer said) {
    answer.setUtxoHash(
        UtxoHashAnswer.newBuilder()
            .setHash(ChainMap.toProto(said.hash()))
            .setHeight(said.height())
            .setUtxoCount(said.utxoCount()));
  }
}
