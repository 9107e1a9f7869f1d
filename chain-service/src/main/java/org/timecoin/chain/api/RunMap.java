package org.timecoin.chain.api;

import java.util.List;
import java.util.Locale;
import org.timecoin.chain.apply.ProposalVerdict;
import org.timecoin.chain.apply.SwitchResult;
import org.timecoin.contracts.chain.v1.BuildCandidateResponse;
import org.timecoin.contracts.chain.v1.ProvenTier;
import org.timecoin.contracts.chain.v1.ProvenTiersResponse;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.chain.v1.Unavailable;
import org.timecoin.contracts.chain.v1.ValidateRunResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.build.BuiltRun;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.rules.ProvenCollateral;
import org.timecoin.protocol.vote.Parent;

/** What is said of runs and branches, from and to protobuf. */
final class RunMap {

  private RunMap() {}

  static Parent parent(BlockRef ref) {
    return new Parent(ref.getHeight(), ChainMap.hash(ref.getHash()));
  }

  static List<Address> addresses(List<String> texts) {
    return texts.stream()
        .map(
            text ->
                Address.parse(text).orElseThrow(() -> Answers.invalid("an address is malformed")))
        .toList();
  }

  static BuildCandidateResponse response(BuiltRun built) {
    return BuildCandidateResponse.newBuilder()
        .addAllBlocks(
            built.blocks().stream().map(block -> ChainMap.toProto(block.block())).toList())
        .build();
  }

  static ValidateRunResponse response(ProposalVerdict verdict) {
    ValidateRunResponse.Builder response = ValidateRunResponse.newBuilder();
    switch (verdict) {
      case ProposalVerdict.Valid valid -> response.setValid(true);
      case ProposalVerdict.Invalid(var broken) ->
          response.setRule(broken.rule()).setDetail(broken.detail());
      case ProposalVerdict.OtherTip(var tip) -> response.setOtherTip(ApplyResults.ref(tip));
    }
    return response.build();
  }

  static ProvenTiersResponse response(List<Address> addresses, List<ProvenCollateral> proven) {
    ProvenTiersResponse.Builder response = ProvenTiersResponse.newBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      response.addTiers(
          ProvenTier.newBuilder()
              .setAddress(addresses.get(i).text())
              .setTier(MasternodeMap.toProto(proven.get(i).tier()))
              .setAgedSat(proven.get(i).agedSat()));
    }
    return response.build();
  }

  static SwitchBranchResponse response(SwitchResult result) {
    SwitchBranchResponse.Builder response = SwitchBranchResponse.newBuilder();
    switch (result) {
      case SwitchResult.Switched(var tip, int undone) ->
          response.setTip(ApplyResults.ref(tip)).setUndone(undone);
      case SwitchResult.AlreadyThere(var tip) -> response.setTip(ApplyResults.ref(tip));
      case SwitchResult.Refused(var tip, var reason) ->
          response.setTip(ApplyResults.ref(tip)).setRefused(reason.name().toLowerCase(Locale.ROOT));
      case SwitchResult.Rejected(var tip, var broken) ->
          response.setTip(ApplyResults.ref(tip)).setRejected(ApplyResults.rejected(tip, broken));
      case SwitchResult.Unavailable(String reason) ->
          response.setUnavailable(Unavailable.newBuilder().setReason(reason));
    }
    return response.build();
  }

  static SwitchBranchResponse unavailable(String reason) {
    return SwitchBranchResponse.newBuilder()
        .setUnavailable(Unavailable.newBuilder().setReason(reason))
        .build();
  }
}
