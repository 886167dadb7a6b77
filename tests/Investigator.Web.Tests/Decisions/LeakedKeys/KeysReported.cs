using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions.LeakedKeys;

/// <summary>Reports of leaked keys, held in memory.</summary>
internal sealed class KeysReported : ILeakedKeys
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider s_clock = new(s_noon);

    public List<LeakedKeyRow> Rows { get; } = [];

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public void Add(string key, DateTimeOffset? lastUsed, DecisionKind? standing) => Rows.Add(new(
        LeakedKeyReport.Take(Guid.NewGuid(), new(key, null, "a repository", null), null, new("a", "Analyst 1", Role.Analyst), s_clock),
        lastUsed is null ? null : new(key, "", [new("acc-1")], 10, s_noon.AddDays(-9), lastUsed, "test"), standing));

    public Task<Done<LeakedKeyReport>> ReportAsync(Person by, LeakedKeyDraft said, CancellationToken ct)
    {
        var tidied = said.Tidy(false, s_noon);
        if (tidied.Value is not { } tidy) return Task.FromResult<Done<LeakedKeyReport>>(tidied.Refusal!.Value);
        Add(tidy.KeyId!, null, null);
        return Task.FromResult<Done<LeakedKeyReport>>(Rows[^1].Report);
    }

    public async Task<Page<LeakedKeyRow>> LoadAsync(Person by, LeakedKeyState? state, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Rows.Skip(skip).Take(take)], Rows.Count);
    }

    public Task<IReadOnlyList<LeakedKeyRow>> OfAccountAsync(Person by, AccountId account, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<LeakedKeyRow>>([.. Rows.Where(r => r.Use?.Owners.Contains(account) is true)]);

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, LeakedKeyState to, string? note, CancellationToken ct) => Task.FromResult<Refusal?>(null);

    public Task<LeakedKeyFigures> FiguresAsync(CancellationToken ct) => Task.FromResult(new LeakedKeyFigures(Rows.Count, 0, Rows.Count, 0, 0, null));
}
