using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class AllowListConfiguration : IEntityTypeConfiguration<AllowListing>
{
    public void Configure(EntityTypeBuilder<AllowListing> builder)
    {
        builder.ToTable("AllowListing");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Target).HasMaxLength(ModelLimits.Id);
        builder.Property(l => l.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(l => l.AddedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(l => l.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(l => new { l.AccountId, l.EndedAt });
        builder.HasIndex(l => new { l.Scope, l.Target, l.EndedAt });
    }
}
