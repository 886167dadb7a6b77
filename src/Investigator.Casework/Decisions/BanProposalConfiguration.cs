using Investigator.Casework.Data;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class BanProposalConfiguration : IEntityTypeConfiguration<BanProposal>
{
    internal const string ProposalId = "ProposalId";

    public void Configure(EntityTypeBuilder<BanProposal> builder)
    {
        builder.ToTable("BanProposal");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Reason).HasMaxLength(ModelLimits.LongText);
        builder.Property(p => p.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Target).HasMaxLength(ModelLimits.Id);
        builder.Property(p => p.Ground).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.Policy).HasMaxLength(ModelLimits.Name);
        builder.Ignore(p => p.Terms);
        builder.Property(p => p.DecidedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Answer).HasMaxLength(ModelLimits.LongText);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Accounts).WithOne().HasForeignKey(ProposalId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Views).WithOne().HasForeignKey(ProposalId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.State, p.ProposedAt });
    }
}

internal sealed class BannedAccountConfiguration : IEntityTypeConfiguration<BannedAccount>
{
    public void Configure(EntityTypeBuilder<BannedAccount> builder)
    {
        builder.ToTable("BannedAccount");
        builder.Property<Guid>(BanProposalConfiguration.ProposalId);
        builder.HasKey(BanProposalConfiguration.ProposalId, nameof(BannedAccount.AccountId));
    }
}

internal sealed class EvidenceViewConfiguration : IEntityTypeConfiguration<EvidenceView>
{
    public void Configure(EntityTypeBuilder<EvidenceView> builder)
    {
        builder.ToTable("EvidenceView");
        builder.Property<Guid>(BanProposalConfiguration.ProposalId);
        builder.HasKey(BanProposalConfiguration.ProposalId, nameof(EvidenceView.PersonId));
        builder.Property(v => v.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(v => v.PersonName).HasMaxLength(ModelLimits.Name);
    }
}
