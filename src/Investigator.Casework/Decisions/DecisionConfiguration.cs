using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decision");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Target).HasMaxLength(ModelLimits.Id);
        builder.Property(d => d.Setting).HasMaxLength(ModelLimits.Id);
        builder.Property(d => d.Reason).HasMaxLength(ModelLimits.LongText);
        builder.Property(d => d.Ground).HasMaxLength(ModelLimits.Reason);
        builder.Property(d => d.Policy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.DecidedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(d => d.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.EndReason).HasMaxLength(ModelLimits.Reason);
        // What was done to people outlives what it was done for: nothing here cascades.
        builder.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BanProposal>().WithMany().HasForeignKey(d => d.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.AccountId, d.EndedAt });
        builder.HasIndex(d => new { d.EndedAt, d.ExpiresAt });
        builder.HasIndex(d => d.ActId);
        builder.HasIndex(d => new { d.Scope, d.Target, d.EndedAt });
    }
}

internal sealed class DecisionChangeConfiguration : IEntityTypeConfiguration<DecisionChange>
{
    public void Configure(EntityTypeBuilder<DecisionChange> builder)
    {
        builder.ToTable("DecisionChange");
        builder.HasKey(c => c.Position);
        builder.Property(c => c.Position).ValueGeneratedNever();
        builder.Property(c => c.Target).HasMaxLength(ModelLimits.Id);
        builder.Property(c => c.Setting).HasMaxLength(ModelLimits.Id);
        builder.HasOne<Decision>().WithMany().HasForeignKey(c => c.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
