using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal static class CampaignTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Campaign> Campaigns => db.Set<Campaign>();

        public DbSet<Hypothesis> Hypotheses => db.Set<Hypothesis>();

        public DbSet<CampaignHold> CampaignHolds => db.Set<CampaignHold>();

        public DbSet<CampaignMember> CampaignMembers => db.Set<CampaignMember>();
    }
}
