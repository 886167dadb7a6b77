using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KeptQueries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Hit_DetectorId",
                table: "Hit");

            migrationBuilder.CreateTable(
                name: "KeptQuery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptQuery", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Hit_DetectorId_AccountId",
                table: "Hit",
                columns: new[] { "DetectorId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptQuery_At",
                table: "KeptQuery",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_KeptQuery_Sha256",
                table: "KeptQuery",
                column: "Sha256",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptQuery");

            migrationBuilder.DropIndex(
                name: "IX_Hit_DetectorId_AccountId",
                table: "Hit");

            migrationBuilder.CreateIndex(
                name: "IX_Hit_DetectorId",
                table: "Hit",
                column: "DetectorId");
        }
    }
}
