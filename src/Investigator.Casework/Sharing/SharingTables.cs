using Investigator.Casework.Data;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Sharing.Inbound;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal static class SharingTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<SharedBundle> SharedBundles => db.Set<SharedBundle>();

        public DbSet<BundleProposal> BundleProposals => db.Set<BundleProposal>();

        public DbSet<BundleFetch> BundleFetches => db.Set<BundleFetch>();

        public DbSet<Partner> Partners => db.Set<Partner>();

        public DbSet<SharingSecret> SharingSecrets => db.Set<SharingSecret>();

        public DbSet<MatchPact> MatchPacts => db.Set<MatchPact>();

        public DbSet<MatchRound> MatchRounds => db.Set<MatchRound>();

        public DbSet<AlertDestination> AlertDestinations => db.Set<AlertDestination>();
        public DbSet<InboundSource> InboundSources => db.Set<InboundSource>();

        public DbSet<InboundDelivery> InboundDeliveries => db.Set<InboundDelivery>();

        public DbSet<Sighting> Sightings => db.Set<Sighting>();

        public DbSet<ReceivedSighting> ReceivedSightings => db.Set<ReceivedSighting>();

        public DbSet<ReportedIndicator> ReportedIndicators => db.Set<ReportedIndicator>();
    }
}
