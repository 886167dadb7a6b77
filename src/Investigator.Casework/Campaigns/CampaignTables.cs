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

        public DbSet<LineageStep> LineageSteps => db.Set<LineageStep>();

        public DbSet<MovedMember> MovedMembers => db.Set<MovedMember>();

        public DbSet<CampaignTask> CampaignTasks => db.Set<CampaignTask>();

        public DbSet<TaskTemplate> TaskTemplates => db.Set<TaskTemplate>();

        public DbSet<Attachment> Attachments => db.Set<Attachment>();

        public DbSet<AttachmentContent> AttachmentContents => db.Set<AttachmentContent>();

        public DbSet<PoolTurn> PoolTurns => db.Set<PoolTurn>();

        public DbSet<SuggestionRule> SuggestionRules => db.Set<SuggestionRule>();

        public DbSet<MemberRevision> MemberRevisions => db.Set<MemberRevision>();

        public DbSet<CampaignMember> CampaignMembers => db.Set<CampaignMember>();
    }
}
