using Investigator.Casework.Data;
using Investigator.Domain.Fingerprints;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Fingerprints;

internal static class FingerprintTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Fingerprint> Fingerprints => db.Set<Fingerprint>();

        public DbSet<ModelTest> ModelTests => db.Set<ModelTest>();

        public DbSet<WatchedSuspect> WatchedSuspects => db.Set<WatchedSuspect>();

        public DbSet<AnswerSecret> AnswerSecrets => db.Set<AnswerSecret>();
    }
}
