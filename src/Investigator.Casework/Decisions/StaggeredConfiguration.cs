using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class StaggeredActConfiguration : IEntityTypeConfiguration<StaggeredAct>
{
    public void Configure(EntityTypeBuilder<StaggeredAct> builder)
    {
        builder.ToTable("StaggeredAct");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Terms).IsJson(new DecisionTerms(DecisionKind.Observe, null, null));
        builder.Property(a => a.Seed).HasMaxLength(ModelLimits.Hash);
        builder.Property(a => a.DecidedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(a => a.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.BroughtForwardBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.EndReason).HasMaxLength(ModelLimits.Reason);
        builder.Ignore(a => a.Lasts);
        builder.Ignore(a => a.Actor);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BanProposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.State);
    }
}

internal sealed class StaggeredMemberConfiguration : IEntityTypeConfiguration<StaggeredMember>
{
    public void Configure(EntityTypeBuilder<StaggeredMember> builder)
    {
        builder.ToTable("StaggeredMember");
        builder.HasKey(m => new { m.ActId, m.AccountId });
        builder.Property(m => m.Sha256).HasMaxLength(ModelLimits.Hash);
        builder.HasOne<StaggeredAct>().WithMany().HasForeignKey(m => m.ActId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.ActId, m.Turn, m.At });
    }
}
