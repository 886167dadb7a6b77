using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

/// <summary>What a pack holds, and that its instructions work.</summary>
public abstract class EvidencePackContract : CaseContract
{
    [CaseFact]
    public async Task A_pack_holds_the_whole_story_of_a_ban_and_its_sums_lead_from_the_file_to_the_audit()
    {
        var (bans, freezes) = (Room.The<IBanDesk>(), Room.The<IFreezeDesk>());
        await Room.The<IAnalysisResults>().ReplaceAsync(Results([Flagged(Account(1))], hits: [AHit(Account(1))]), ARun(), default);
        await freezes.FreezeAccountAsync(People.Analyst, Account(2), "Another story.", Room.Clock.GetUtcNow().AddDays(1), default);
        var pool = await Room.ConfirmedCampaignAsync([Account(1), Account(3)]);
        var proposal = (await bans.ProposeForCampaignAsync(People.Analyst, pool, "Harvest.", default)).Value!;
        await bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Room.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Null(await bans.ApproveAsync(People.Manager, proposal.Id, (await bans.FindAsync(proposal.Id, default))!.Version, "Seen.", default));
        var decision = Assert.Single(await freezes.OfAccountAsync(Account(1), default));
        await Room.The<IAppeals>().TakeInAsync(People.Analyst, new(decision.Id, null, "Not us.", null), TimeSpan.FromDays(14), default);

        var pack = (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, decision.Id, default)).Value!;

        var files = pack.Files.ToDictionary(f => f.Name, f => f.Text);
        Assert.Equal(["README.txt", "SHA256SUMS", "act.txt", "appeals.json", "audit.ndjson", "decision.json", "evidence.json", "proposal.json", "stream.json"], files.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in files.Where(f => f.Key != "SHA256SUMS")) Assert.Contains($"{DecisionEvidence.HashOf(text)}  {name}\n", files["SHA256SUMS"], StringComparison.Ordinal);
        using var told = JsonDocument.Parse(files["decision.json"]);
        Assert.Equal(DecisionEvidence.HashOf(files["evidence.json"]), told.RootElement.GetProperty("evidence_sha256").GetString());
        Assert.Contains($"{decision.Id} {DecisionEvidence.HashOf(files["evidence.json"])}\n", files["act.txt"], StringComparison.Ordinal);
        Assert.Equal(2, files["act.txt"].Count(c => c == '\n'));
        Assert.Contains("\"evt-1\"", files["evidence.json"], StringComparison.Ordinal);
        Assert.Contains("\"seconds_until_answer\": 90", files["proposal.json"], StringComparison.Ordinal);
        Assert.Contains("Not us.", files["appeals.json"], StringComparison.Ordinal);

        var entries = files["audit.ndjson"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => AuditLines.Read(l)!).ToList();
        Assert.All(entries, e => Assert.Equal(e.Hash, AuditChain.HashOf(e)));
        Assert.Equal(["ban.proposed", "evidence.opened", "ban.approved", "appeal.received"], entries.Select(e => e.Act));
        Assert.Contains(DecisionEvidence.HashOf(files["act.txt"]), entries[2].Detail, StringComparison.Ordinal);
        Assert.Contains("evidence-pack.made", (await Room.AuditAsync()).Select(e => e.Act));
    }

    [CaseFact]
    public async Task A_pack_of_nothing_is_refused()
    {
        Assert.Equal(Refusal.NotFound, (await Room.The<IEvidencePacks>().MakeAsync(People.Auditor, Guid.NewGuid(), default)).Refusal);
        Assert.Empty(await Room.The<IEvidencePacks>().KeptAsync(People.Partner, [Guid.NewGuid()], default));
        Assert.Equal(Refusal.NotAllowed, (await Room.The<IEvidencePacks>().MakeAsync(People.Partner, Guid.NewGuid(), default)).Refusal);
    }
}

public sealed class EvidencePacksOnSqlite : EvidencePackContract
{
    protected override bool OnServer => false;
}

public sealed class EvidencePacksOnSqlServer : EvidencePackContract
{
    protected override bool OnServer => true;
}
