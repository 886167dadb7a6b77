using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.Decisions;

/// <summary>What leaves of an act on a campaign or a proposal: ids, counts, and the entry that proves it.</summary>
public sealed class CaseEventTests
{
    private static readonly Person s_by = new("analyst-1", "Analyst 1", Role.Analyst);

    [Fact]
    public void Ids_and_counts_leave_and_nothing_that_a_person_wrote()
    {
        var campaign = Guid.NewGuid();
        var notice = CaseEvent.Of(Entry("campaign.judged", $"campaign:{campaign}", """{"status":"Confirmed","members":40,"reason":"<b>secret</b>","accounts":["a","b"],"note":{"x":"secret"}}"""))!;
        Assert.Equal("campaign.judged", notice.Type);
        var data = JsonDocument.Parse(notice.Data).RootElement;
        Assert.Equal((campaign.ToString(), "confirmed", 40, 2), (data.GetProperty("campaign_id").GetString(), data.GetProperty("status").GetString(), data.GetProperty("members").GetInt32(), data.GetProperty("accounts").GetInt32()));
        Assert.Equal(("Analyst 1", 1, 64), (data.GetProperty("by").GetString(), data.GetProperty("audit_sequence").GetInt64(), data.GetProperty("audit_hash").GetString()!.Length));
        Assert.DoesNotContain("secret", notice.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("reason", notice.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_names_its_campaign_and_what_is_no_case_is_not_told()
    {
        var (proposal, campaign) = (Guid.NewGuid(), Guid.NewGuid());
        var data = JsonDocument.Parse(CaseEvent.Of(Entry("ban.approved", $"proposal:{proposal}", $$"""{"title":"Pool","campaign":"{{campaign}}","accounts":3,"bans":3,"answer":"Yes."}"""))!.Data).RootElement;
        Assert.Equal((proposal.ToString(), campaign.ToString(), 3), (data.GetProperty("proposal_id").GetString(), data.GetProperty("campaign_id").GetString(), data.GetProperty("bans").GetInt32()));
        Assert.False(data.TryGetProperty("title", out _) || data.TryGetProperty("answer", out _));
        foreach (var act in (string[])["prompt.opened", "campaign.note", "sign-in"]) Assert.Null(CaseEvent.Of(Entry(act, $"campaign:{campaign}", "{}")));
    }

    private static AuditEntry Entry(string act, string subject, string detail) => AuditEntry.After(null, s_by, act, subject, detail, new FakeTimeProvider());
}
