using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal static class DecisionTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Decision> Decisions => db.Set<Decision>();

        public DbSet<DecisionChange> DecisionChanges => db.Set<DecisionChange>();

        public DbSet<BanProposal> BanProposals => db.Set<BanProposal>();

        public DbSet<EnforcementPoint> EnforcementPoints => db.Set<EnforcementPoint>();

        public DbSet<Acknowledgement> Acknowledgements => db.Set<Acknowledgement>();

        public DbSet<Breach> Breaches => db.Set<Breach>();

        public DbSet<Webhook> Webhooks => db.Set<Webhook>();

        public DbSet<AllowListing> AllowListings => db.Set<AllowListing>();

        public DbSet<DecisionEvidence> DecisionEvidence => db.Set<DecisionEvidence>();

        public DbSet<Affiliation> Affiliations => db.Set<Affiliation>();

        public DbSet<Appeal> Appeals => db.Set<Appeal>();

        public DbSet<AppealedDetector> AppealedDetectors => db.Set<AppealedDetector>();

        public DbSet<WebhookMessage> WebhookMessages => db.Set<WebhookMessage>();
    }
}
