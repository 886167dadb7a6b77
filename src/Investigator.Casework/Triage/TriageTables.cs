using Investigator.Casework.Data;
using Investigator.Domain.Triage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

internal static class TriageTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<AccountScore> AccountScores => db.Set<AccountScore>();

        public DbSet<QueueEntry> QueueEntries => db.Set<QueueEntry>();

        public DbSet<QueueRouting> QueueRoutings => db.Set<QueueRouting>();

        public DbSet<Colleague> Colleagues => db.Set<Colleague>();

        public DbSet<BulkJob> BulkJobs => db.Set<BulkJob>();

        public DbSet<BulkAnswer> BulkAnswers => db.Set<BulkAnswer>();

        public DbSet<SavedView> SavedViews => db.Set<SavedView>();

        public DbSet<DefaultView> DefaultViews => db.Set<DefaultView>();

        public DbSet<AccountNote> AccountNotes => db.Set<AccountNote>();

        public DbSet<AccountTag> AccountTags => db.Set<AccountTag>();

        public DbSet<Investigation> Investigations => db.Set<Investigation>();

        public DbSet<AskedQuery> AskedQueries => db.Set<AskedQuery>();

        public DbSet<KeptQuery> KeptQueries => db.Set<KeptQuery>();

        public DbSet<AnalysisRun> AnalysisRuns => db.Set<AnalysisRun>();
    }
}
