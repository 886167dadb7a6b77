using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class BundleProposalConfiguration : IEntityTypeConfiguration<BundleProposal>
{
    internal const string ProposalId = "ProposalId";

    public void Configure(EntityTypeBuilder<BundleProposal> builder)
    {
        builder.ToTable("BundleProposal");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.CampaignName).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Format).HasMaxLength(ModelLimits.Word);
        builder.Property(p => p.FileName).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.ContentType).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.ContentHash).HasMaxLength(ModelLimits.Hash);
        builder.Property(p => p.Kinds).IsKinds();
        builder.Property(p => p.Withheld).IsJson<IReadOnlyList<Withheld>>([]);
        builder.Property(p => p.Collection).HasMaxLength(ModelLimits.Word);
        builder.Property(p => p.LegalBasis).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Answer).HasMaxLength(ModelLimits.Reason);
        builder.Ignore(p => p.To);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Recipients).WithOne().HasForeignKey(ProposalId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Views).WithOne().HasForeignKey(ProposalId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.State, p.ProposedAt });
    }
}

internal sealed class ProposedRecipientConfiguration : IEntityTypeConfiguration<ProposedRecipient>
{
    public void Configure(EntityTypeBuilder<ProposedRecipient> builder)
    {
        builder.ToTable("ProposedRecipient");
        builder.Property<Guid>(BundleProposalConfiguration.ProposalId);
        builder.HasKey(BundleProposalConfiguration.ProposalId, nameof(ProposedRecipient.PartnerId));
        builder.HasOne<Partner>().WithMany().HasForeignKey(r => r.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BundleViewConfiguration : IEntityTypeConfiguration<BundleView>
{
    public void Configure(EntityTypeBuilder<BundleView> builder)
    {
        builder.ToTable("BundleView");
        builder.Property<Guid>(BundleProposalConfiguration.ProposalId);
        builder.HasKey(BundleProposalConfiguration.ProposalId, nameof(BundleView.PersonId));
        builder.Property(v => v.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(v => v.PersonName).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class BundleFetchConfiguration : IEntityTypeConfiguration<BundleFetch>
{
    public void Configure(EntityTypeBuilder<BundleFetch> builder)
    {
        builder.ToTable("BundleFetch");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(f => f.PersonName).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.ContentHash).HasMaxLength(ModelLimits.Hash);
        // No foreign keys: a ledger outlives what it speaks of.
        builder.HasIndex(f => f.At);
        builder.HasIndex(f => f.BundleId);
        builder.HasIndex(f => f.PartnerId);
    }
}
