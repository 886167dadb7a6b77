using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class AccountTags(RecordedActs acts) : IAccountTags
{
    public async Task<Done<TaggedAccounts>> PutOnAsync(Person by, IReadOnlyCollection<AccountId> accounts, string? word, CancellationToken ct)
    {
        if (!by.Investigates || by.Id.Length > ModelLimits.PersonId) return Refusal.NotAllowed;
        if (AccountTag.WordOf(word) is not { } plain) return Refusal.TagWrong;
        if (accounts.Count == 0 || accounts.Any(a => a.Value.Length == 0)) return Refusal.NobodyToActOn;
        if (accounts.Count > AccountTag.MostAtOnce) return Refusal.TooManyChosen;
        if (accounts.Any(a => a.Value.Length > ModelLimits.Id)) return Refusal.TooLong;
        return await acts.DoAsync<TaggedAccounts>(
            async db =>
            {
                List<AccountId> chosen = [.. accounts.Distinct()];
                var worn = db.AccountTags.Where(t => EF.Parameter(chosen).Contains(t.AccountId));
                HashSet<AccountId> had = [.. await worn.Where(t => t.Word == plain).Select(t => t.AccountId).ToListAsync(ct).ConfigureAwait(false)];
                List<AccountId> bare = [.. chosen.Where(a => !had.Contains(a))];
                if (bare.Count == 0) return new TaggedAccounts(plain, 0, had.Count);
                var full = await worn.GroupBy(t => t.AccountId).Where(g => g.Count() >= AccountTag.MostOnOne).Select(g => g.Key).ToListAsync(ct).ConfigureAwait(false);
                if (full.Exists(a => !had.Contains(a))) return Refusal.TooManyTags;
                var known = by with { Name = ModelLimits.Cut(by.Name, ModelLimits.Name) };
                await db.InsertAsync(bare.Select(a => AccountTag.Of(a, plain, known, acts.Clock.GetUtcNow())), ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "account.tagged", bare is [var one] ? $"account:{one.Value}" : $"tag:{plain}", new { tag = plain, accounts = bare.Count }, ct).ConfigureAwait(false);
                return new TaggedAccounts(plain, bare.Count, had.Count);
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> TakeOffAsync(Person by, AccountId account, string word, CancellationToken ct) =>
        acts.TryAsync(
            async db =>
            {
                if (!by.Investigates) return Refusal.NotAllowed;
                if (await db.AccountTags.SingleOrDefaultAsync(t => t.AccountId == account && t.Word == word, ct).ConfigureAwait(false) is not { } tag) return Refusal.NotFound;
                db.AccountTags.Remove(tag);
                await acts.RecordAsync(db, by, "account.untagged", $"account:{account.Value}", new { tag = word, putBy = tag.ById, putAt = tag.At }, ct).ConfigureAwait(false);
                return null;
            },
            ct);

    public async Task<ILookup<AccountId, AccountTag>> OfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return (await db.AccountTags.AsNoTracking().Where(t => EF.Parameter(accounts).Contains(t.AccountId)).OrderBy(t => t.Word).ToListAsync(ct).ConfigureAwait(false)).ToLookup(t => t.AccountId);
    }

    public async Task<IReadOnlyList<ValueCount>> WordsAsync(string typed, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var begins = typed.Trim().ToLowerInvariant();
        var words = await db.AccountTags.Where(t => t.Word.StartsWith(begins)).GroupBy(t => t.Word).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return [.. words.Select(w => new ValueCount(w.Key, w.Count))];
    }

    /// <summary>Tags whose word is the asked one.</summary>
    internal static IQueryable<AccountTag> Of(InvestigatorDb db, QueryValue value) => db.AccountTags.Where(Named(value));

    /// <summary>Which subjects of the queue the asked word is on: the accounts that carry it, and the clusters that hold one.</summary>
    internal static async Task<TaggedSubjects> SubjectsAsync(InvestigatorDb db, QueryValue value, CancellationToken ct)
    {
        var tags = Of(db, value);
        var accounts = await tags.Select(t => t.AccountId).Distinct().ToListAsync(ct).ConfigureAwait(false);
        var clusters = await db.ClusterMembers.Where(m => tags.Any(t => t.AccountId == m.AccountId)).Select(m => EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId)).Distinct().ToListAsync(ct).ConfigureAwait(false);
        return new([.. accounts.Select(a => a.Value)], [.. clusters.Select(c => c.ToString("D"))]);
    }

    private static Expression<Func<AccountTag, bool>> Named(QueryValue value) => Predicates.On<AccountTag, string>(t => t.Word, ColumnTests.Name(((PatternValue)value).Pattern));
}

internal sealed class AccountTagConfiguration : IEntityTypeConfiguration<AccountTag>
{
    public void Configure(EntityTypeBuilder<AccountTag> builder)
    {
        builder.ToTable("AccountTag");
        builder.HasKey(t => new { t.AccountId, t.Word });
        builder.Property(t => t.Word).HasMaxLength(AccountTag.Longest);
        builder.Property(t => t.ById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(t => t.By).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(t => t.Word);
    }
}
