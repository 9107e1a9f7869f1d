package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.GoldenNode;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.BuildCandidateRequest;
import org.timecoin.contracts.chain.v1.CommitRunRequest;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.OutPointList;
import org.timecoin.contracts.chain.v1.PaidSet;
import org.timecoin.contracts.chain.v1.PaidSetsRequest;
import org.timecoin.contracts.chain.v1.PaidSetsResponse;
import org.timecoin.contracts.chain.v1.ProvenTier;
import org.timecoin.contracts.chain.v1.ProvenTiersRequest;
import org.timecoin.contracts.chain.v1.ProvenTiersResponse;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.chain.v1.UtxosRequest;
import org.timecoin.contracts.chain.v1.UtxosResponse;
import org.timecoin.contracts.chain.v1.ValidateRunRequest;
import org.timecoin.contracts.map.CertificateMap;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.contracts.types.v1.Certificate;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.contracts.types.v1.OutPoint;
import org.timecoin.contracts.types.v1.Tier;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vote.Parent;

/** The edges of every gRPC method. */
@QuarkusTest
class ChainServiceTest extends GoldenNode {

  private static final String NOBODY =
      SigningKey.generate(new Random(7)).address(AddressDigit.TESTNET).text();
  private static final String GOLD = "TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ";

  @Test
  void importingWhatIsKnownSaysSo() {
    ImportResponse response = importOne(ChainClient.request(BLOCKS.subList(500, 600)));

    assertThat(response.hasAlreadyKnown()).isTrue();
    assertThat(response.getAlreadyKnown().getTip().getHeight()).isEqualTo(2000);
    assertThat(response.getRange()).isEqualTo(range(500, 599));
  }

  @Test
  void aBranchOfOthersIsNoFaultHere() {
    List<Block> fork = GoldenChain.fork();

    ImportResponse response = importOne(ChainClient.request(fork));

    assertThat(response.hasMissingParent()).isTrue();
    assertThat(ChainMap.hash(response.getMissingParent().getParentHash()))
        .isEqualTo(BLOCKS.get(1950).hash());
    assertThat(response.getMissingParent().getTip().getHeight()).isEqualTo(2000);
  }

  @Test
  void whatIsNoBlockIsRejectedByForm() {
    ImportRequest request =
        ImportRequest.newBuilder().addBlocks(block(new byte[] {1, 2, 3})).build();

    ImportResponse response = importOne(request);

    assertThat(response.getRejected().getRule()).isEqualTo("malformed");
    assertThat(response.getRejected().getStateless()).isTrue();
  }

  @Test
  void aCertificateThatIsNoneEndsTheCall() {
    assertStatus(
        () ->
            importOne(
                ImportRequest.newBuilder()
                    .addBlocks(ChainMap.toProto(BLOCKS.get(1)))
                    .addCertificates(Certificate.getDefaultInstance())
                    .build()),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void resultsKeepTheOrderOfTheRequests() {
    List<ImportRequest> requests =
        List.of(
            ChainClient.request(BLOCKS.subList(1, 3)),
            ImportRequest.newBuilder().addBlocks(block(new byte[0])).build(),
            ChainClient.request(GoldenChain.fork()),
            ChainClient.request(BLOCKS.subList(7, 9)));

    List<ImportResponse> responses = new ChainClient(chain).importAll(requests);

    assertThat(responses)
        .extracting(ImportResponse::getResultCase)
        .containsExactly(
            ImportResponse.ResultCase.ALREADY_KNOWN,
            ImportResponse.ResultCase.REJECTED,
            ImportResponse.ResultCase.MISSING_PARENT,
            ImportResponse.ResultCase.ALREADY_KNOWN);
  }

  @Test
  void aRequestWithoutBlocksEndsTheStream() {
    assertStatus(() -> importOne(ImportRequest.getDefaultInstance()), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void blocksStopAtTheirByteLimitButNotBeforeOne() {
    int size = BlockCodec.encode(BLOCKS.get(10)).length;

    assertThat(blocks(range(10, 20), 1)).containsExactly(10L);
    assertThat(blocks(range(10, 20), 3 * size)).containsExactly(10L, 11L, 12L);
    assertThat(blocks(range(10, 20), 3 * size + 1)).containsExactly(10L, 11L, 12L);
  }

  @Test
  void manyPagesOfBlocksAreOneStream() {
    assertThat(blocks(range(1, 1999), 0)).hasSize(1999).isSorted();
  }

  @Test
  void blocksAboveTheTipEndTheStream() {
    assertThat(blocks(range(2001, 3000), 0)).isEmpty();
    assertThat(blocks(range(-1, -1), 0)).isEmpty();
    assertThat(blocks(range(2000, -1), 0)).containsExactly(2000L);
  }

  @Test
  void rangesThatEndBeforeTheyBeginAreRefused() {
    assertStatus(() -> blocks(range(5, 4), 0), Status.Code.INVALID_ARGUMENT);
    assertStatus(() -> hashes(range(5, 4)), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void hashesHaveALimit() {
    assertThat(hashes(range(0, 9_999))).isEqualTo(2001);
    assertStatus(() -> hashes(range(0, 10_000)), Status.Code.INVALID_ARGUMENT);
    assertStatus(() -> hashes(range(0, -1)), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void unspentOutputsAreFoundByAddress() {
    UtxosResponse all = utxos(UtxosRequest.newBuilder().setAddress(GOLD).setLimit(10_000).build());
    UtxosResponse some = utxos(UtxosRequest.newBuilder().setAddress(GOLD).setLimit(3).build());

    assertThat(all.getMore()).isFalse();
    assertThat(all.getUtxosList())
        .isNotEmpty()
        .allMatch(utxo -> utxo.getScriptPubkey().toStringUtf8().equals(GOLD));
    assertThat(some.getMore()).isTrue();
    assertThat(some.getUtxosList()).isEqualTo(all.getUtxosList().subList(0, 3));
    assertThat(utxos(UtxosRequest.newBuilder().setAddress("nobody").build()).getUtxosCount())
        .isZero();
  }

  @Test
  void unspentOutputsAreFoundByName() {
    OutPoint genesis =
        OutPoint.newBuilder()
            .setTxid(ChainMap.toProto(BLOCKS.getFirst().transactions().getFirst().txid()))
            .build();
    OutPoint unknown = genesis.toBuilder().setVout(-1).build();

    UtxosResponse found = utxos(named(List.of(genesis, unknown)));

    assertThat(found.getUtxosList())
        .singleElement()
        .satisfies(utxo -> assertThat(utxo.getValueSat()).isEqualTo(10_000_000_000L));
  }

  @Test
  void questionsAboutNothingAreRefused() {
    assertStatus(() -> utxos(UtxosRequest.getDefaultInstance()), Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> utxos(named(List.of(OutPoint.newBuilder().setTxid(ByteString.EMPTY).build()))),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void runsAndBranchesThatCanNotBeAreRefusedWithTheReason() {
    assertStatus(
        () -> await(chain.buildCandidate(BuildCandidateRequest.getDefaultInstance())),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> await(chain.validateRun(ValidateRunRequest.getDefaultInstance())),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> await(chain.commitRun(CommitRunRequest.getDefaultInstance())),
        Status.Code.INVALID_ARGUMENT);
    Certificate ofAnother =
        CertificateMap.toProto(
            new org.timecoin.protocol.vote.Certificate(
                new Parent(6, BLOCKS.get(6).hash()), 8, BLOCKS.get(8).hash(), 0, List.of()));
    assertStatus(
        () ->
            await(
                chain.commitRun(
                    CommitRunRequest.newBuilder()
                        .addBlocks(ChainMap.toProto(BLOCKS.get(7)))
                        .setCertificate(ofAnother)
                        .build())),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () ->
            await(
                chain.provenTiers(
                    ProvenTiersRequest.newBuilder().setParent(ref(7)).addAddresses(GOLD).build())),
        Status.Code.FAILED_PRECONDITION);
    assertStatus(
        () ->
            await(chain.provenTiers(ProvenTiersRequest.newBuilder().setParent(ref(2_000)).build())),
        Status.Code.INVALID_ARGUMENT);
    SwitchBranchResponse deep =
        await(chain.switchBranch(Multi.createFrom().item(switchTo(7, List.of(BLOCKS.get(9))))));
    assertThat(deep.getRefused()).isEqualTo("too_deep");
  }

  @Test
  void aBranchComesInAsManyMessagesAsItTakes() {
    SwitchBranchRequest more =
        SwitchBranchRequest.newBuilder()
            .addAllBranch(BLOCKS.subList(1_961, 2_001).stream().map(ChainMap::toProto).toList())
            .build();

    SwitchBranchResponse response =
        await(
            chain.switchBranch(
                Multi.createFrom().items(switchTo(1_950, BLOCKS.subList(1_951, 1_961)), more)));

    assertThat(response.getTip().getHeight()).isEqualTo(2_000);
    assertThat(response.getUndone()).isZero();
    assertThat(response.hasRefused() || response.hasRejected() || response.hasUnavailable())
        .as(response.toString())
        .isFalse();
  }

  @Test
  void aBranchOfWhatIsNoBlockIsNoBranch() {
    SwitchBranchRequest garbage =
        switchTo(1_990, List.of()).toBuilder().addBranch(block(new byte[] {1, 2, 3})).build();

    assertStatus(
        () -> await(chain.switchBranch(Multi.createFrom().item(garbage))),
        Status.Code.INVALID_ARGUMENT);
  }

  private static SwitchBranchRequest switchTo(int ancestor, List<Block> branch) {
    return SwitchBranchRequest.newBuilder()
        .setAncestor(ref(ancestor))
        .addAllBranch(branch.stream().map(ChainMap::toProto).toList())
        .setNow(GoldenChain.NOW)
        .build();
  }

  @Test
  void whatAddressesProveIsAnsweredInTheirOrder() {
    ProvenTiersResponse proven =
        await(
            chain.provenTiers(
                ProvenTiersRequest.newBuilder()
                    .setParent(ref(2_000))
                    .addAddresses(NOBODY)
                    .addAddresses(GOLD)
                    .build()));

    assertThat(proven.getTiersList())
        .extracting(ProvenTier::getAddress, ProvenTier::getTier)
        .containsExactly(tuple(NOBODY, Tier.TIER_FREE), tuple(GOLD, Tier.TIER_GOLD));
    assertThat(proven.getTiers(0).getAgedSat()).isZero();
    assertThat(proven.getTiers(1).getAgedSat()).isPositive();
  }

  @Test
  void thePaidSetsOfTheLastBlocksAreRead() {
    PaidSetsResponse sets =
        await(chain.paidSets(PaidSetsRequest.newBuilder().setLast(ref(1_000)).build()));

    assertThat(sets.getSetsList())
        .extracting(PaidSet::getHeight)
        .isEqualTo(LongStream.rangeClosed(857, 1_000).boxed().toList());
    assertThat(sets.getSets(143).getAddressesList())
        .isEqualTo(BLOCKS.get(1_000).masternodeRewards().stream().map(r -> r.address()).toList());
    assertStatus(
        () ->
            await(
                chain.paidSets(
                    PaidSetsRequest.newBuilder()
                        .setLast(ref(1_000).toBuilder().setHeight(999))
                        .build())),
        Status.Code.NOT_FOUND);
  }

  private static BlockRef ref(int height) {
    return ChainMap.ref(height, BLOCKS.get(height).hash());
  }

  private ImportResponse importOne(ImportRequest request) {
    return new ChainClient(chain).importAll(List.of(request)).getFirst();
  }

  private static org.timecoin.contracts.types.v1.Block block(byte[] bincode) {
    return ChainMap.encodedBlock(bincode);
  }

  private List<Long> blocks(HeightRange range, int maxBytes) {
    return await(
        chain
            .blocks(BlocksRequest.newBuilder().setRange(range).setMaxBytes(maxBytes).build())
            .map(BlocksResponse::getHeight)
            .collect()
            .asList());
  }

  private int hashes(HeightRange range) {
    return await(chain.hashes(HashesRequest.newBuilder().setRange(range).build())).getHashesCount();
  }

  private UtxosResponse utxos(UtxosRequest request) {
    return await(chain.utxos(request));
  }

  private static UtxosRequest named(List<OutPoint> outpoints) {
    return UtxosRequest.newBuilder()
        .setOutpoints(OutPointList.newBuilder().addAllOutpoints(outpoints))
        .build();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  private static AbstractThrowableAssert<?, ?> assertStatus(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Status.Code code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(code));
  }

  private static HeightRange range(long first, long last) {
    return HeightRange.newBuilder().setFirst(first).setLast(last).build();
  }
}
