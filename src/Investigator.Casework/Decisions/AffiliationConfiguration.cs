using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions;

internal sealed class AffiliationConfiguration : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> builder)
    {
        builder.ToTable("Affiliation");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.PersonId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(a => a.Organization).HasMaxLength(ModelLimits.Id);
        builder.Property(a => a.Why).HasMaxLength(ModelLimits.Reason);
        builder.Property(a => a.DeclaredBy).HasMaxLength(ModelLimits.Name);
        builder.Property(a => a.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(a => new { a.PersonId, a.EndedAt });
    }
}
