using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Decisions;

/// <summary>A desk on which no ban lies; it notes what was proposed.</summary>
internal sealed class NoBans : IBanDesk
{
    public List<string> Proposed { get; } = [];

    public Task<Done<ProposalRow>> ProposeForAccountAsync(Person by, AccountId account, string? reason, CancellationToken ct) => ProposeAsync(account.Value, by, reason);

    public Task<Done<ProposalRow>> ProposeForCampaignAsync(Person by, Guid campaign, string? reason, CancellationToken ct) => ProposeAsync("campaign", by, reason);

    public Task<Done<ProposalRow>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, DecisionTerms terms, CancellationToken ct) => ProposeAsync(target?.Value ?? "campaign", by, terms.Reason);

    public Task<Done<ProposalRow>> BreakGlassAsync(Person by, Guid? campaign, DecisionTarget? target, int expected, DecisionTerms terms, TimeSpan review, CancellationToken ct) =>
        ProposeAsync(target?.Value ?? "campaign", by, terms.Reason);

    public Task<Refusal?> ReviewAsync(Person by, Guid id, long version, bool confirms, string? answer, CancellationToken ct) => Task.FromResult<Refusal?>(Refusal.NotFound);

    public Task<int> ExpireAsync(CancellationToken ct) => Task.FromResult(0);

    public Task<UnreviewedCounts> UnreviewedAsync(CancellationToken ct) => Task.FromResult(Unreviewed);

    public UnreviewedCounts Unreviewed { get; set; } = new(0, 0, null);

    public Task<Page<ProposalRow>> LoadAsync(ProposalState? state, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<ProposalRow>([], 0));

    public Task<BanProposal?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<BanProposal?>(null);

    public Task<Done<BanProposal>> OpenEvidenceAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult<Done<BanProposal>>(Refusal.NotFound);

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Task.FromResult<Refusal?>(Refusal.NotFound);

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => Task.FromResult<Refusal?>(Refusal.NotFound);

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult<Refusal?>(Refusal.NotFound);

    private Task<Done<ProposalRow>> ProposeAsync(string what, Person by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Task.FromResult<Done<ProposalRow>>(Refusal.ReasonMissing);
        Proposed.Add($"{by.Id} {what}: {reason}");
        return Task.FromResult<Done<ProposalRow>>(new ProposalRow(Guid.NewGuid(), what, null, 1, reason, by.Id, by.Name, DateTimeOffset.UnixEpoch, ProposalState.Waiting, null, null, 0));
    }
}
