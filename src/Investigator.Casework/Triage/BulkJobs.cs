using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Triage;

internal sealed class BulkJobs(RecordedActs acts) : IBulkJobs
{
    public Task<Done<BulkJob>> StartAsync(Person by, BulkAct act, int total, BulkTerms terms, CancellationToken ct) =>
        acts.DoAsync<BulkJob>(
            async db =>
            {
                var now = acts.Clock.GetUtcNow();
                var (toId, since) = (act is BulkAct.Assign ? terms.ToId : null, now - Colleague.Remembered);
                var to = toId is null ? null : await db.Colleagues.AsNoTracking().SingleOrDefaultAsync(c => c.Id == toId && c.SeenAt >= since, ct).ConfigureAwait(false);
                var started = BulkJob.Start(acts.NewId(), by, act, total, terms, to, now);
                if (started.Value is not { } job) return started;
                db.BulkJobs.Add(job);
                await acts.RecordAsync(db, by, "queue.bulk-started", Subject(job.Id), new { act = act.ToString(), total, verdict = job.Verdict?.ToString(), note = job.Note, to = job.ToId, until = job.Until, tag = job.Word }, ct).ConfigureAwait(false);
                return job;
            },
            ct);

    public async Task<bool> AnswerAsync(Guid id, IReadOnlyList<BulkAnswer> answers, CancellationToken ct)
    {
        var done = await acts.DoAsync<BulkJob>(
            async db =>
            {
                if (await db.BulkJobs.SingleOrDefaultAsync(j => j.Id == id, ct).ConfigureAwait(false) is not { } job) return Refusal.NotFound;
                db.BulkAnswers.AddRange(answers);
                job.Move(answers.Count(a => a.Why is null), answers.Count(a => a.Why is not null), acts.Clock.GetUtcNow());
                return job;
            },
            ct).ConfigureAwait(false);
        return done.Value?.StopAsked ?? true;
    }

    public async Task EndAsync(Guid id, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (await db.BulkJobs.SingleOrDefaultAsync(j => j.Id == id, ct).ConfigureAwait(false) is not { } job) return Refusal.NotFound;
                job.End(acts.Clock.GetUtcNow());
                await acts.RecordAsync(db, Person.System, "queue.bulk-ended", Subject(id), new { acted = job.Acted, refused = job.Refused, total = job.Total }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public Task<Refusal?> StopAsync(Person by, Guid id, CancellationToken ct) =>
        acts.TryAsync(
            async db =>
            {
                if (!by.Works) return Refusal.NotAllowed;
                if (await db.BulkJobs.SingleOrDefaultAsync(j => j.Id == id, ct).ConfigureAwait(false) is not { } job) return Refusal.NotFound;
                if (job.Stop(by) is { } no) return no;
                await acts.RecordAsync(db, by, "queue.bulk-stopped", Subject(id), null, ct).ConfigureAwait(false);
                return null;
            },
            ct);

    public async Task<BulkJob?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.BulkJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<Page<BulkJob>> LoadAsync(int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.BulkJobs.LongCountAsync(ct).ConfigureAwait(false);
        return new(await db.BulkJobs.AsNoTracking().OrderByDescending(j => j.StartedAt).ThenBy(j => j.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Page<BulkAnswer>> AnswersAsync(Guid id, bool refused, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var answers = db.BulkAnswers.AsNoTracking().Where(a => a.JobId == id);
        if (refused) answers = answers.Where(a => a.Why != null);
        var total = await answers.LongCountAsync(ct).ConfigureAwait(false);
        return new(await answers.OrderBy(a => a.Number).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    private static string Subject(Guid id) => $"bulk:{id:D}";
}

internal sealed class BulkJobConfiguration : IEntityTypeConfiguration<BulkJob>
{
    public void Configure(EntityTypeBuilder<BulkJob> builder)
    {
        builder.ToTable("BulkJob");
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.ById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(j => j.ByName).HasMaxLength(ModelLimits.Name);
        builder.Property(j => j.Note).HasMaxLength(ModelLimits.LongText);
        builder.Property(j => j.ToId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(j => j.ToName).HasMaxLength(ModelLimits.Name);
        builder.Property(j => j.Word).HasMaxLength(AccountTag.Longest);
        builder.HasIndex(j => j.StartedAt);
    }
}

internal sealed class BulkAnswerConfiguration : IEntityTypeConfiguration<BulkAnswer>
{
    public void Configure(EntityTypeBuilder<BulkAnswer> builder)
    {
        builder.ToTable("BulkAnswer");
        builder.HasKey(a => new { a.JobId, a.Number });
        builder.Property(a => a.Subject).HasMaxLength(ModelLimits.Id);
    }
}
