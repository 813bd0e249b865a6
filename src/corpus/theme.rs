//! The themes: the 18 first-level indicators of China's business-environment evaluation, and 其他.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The theme of a case, written in files by its Chinese name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Theme {
    /// Starting a business.
    #[serde(rename = "开办企业")]
    StartingBusiness,
    /// Labour market regulation.
    #[serde(rename = "劳动力市场监管")]
    LabourMarket,
    /// Construction permits.
    #[serde(rename = "办理建筑许可")]
    ConstructionPermits,
    /// Government procurement.
    #[serde(rename = "政府采购")]
    Procurement,
    /// Tendering and bidding.
    #[serde(rename = "招标投标")]
    Tendering,
    /// Getting electricity.
    #[serde(rename = "获得电力")]
    Electricity,
    /// Getting water and gas.
    #[serde(rename = "获得用水用气")]
    WaterAndGas,
    /// Registering property.
    #[serde(rename = "登记财产")]
    RegisteringProperty,
    /// Getting credit.
    #[serde(rename = "获得信贷")]
    Credit,
    /// Protecting minority investors.
    #[serde(rename = "保护中小投资者")]
    MinorityInvestors,
    /// Intellectual property.
    #[serde(rename = "知识产权创造保护和运用")]
    IntellectualProperty,
    /// Trading across borders.
    #[serde(rename = "跨境贸易")]
    CrossBorderTrade,
    /// Paying taxes.
    #[serde(rename = "纳税")]
    Taxes,
    /// Enforcing contracts.
    #[serde(rename = "执行合同")]
    Contracts,
    /// Resolving insolvency.
    #[serde(rename = "办理破产")]
    Insolvency,
    /// Market supervision.
    #[serde(rename = "市场监管")]
    MarketSupervision,
    /// Government services.
    #[serde(rename = "政务服务")]
    GovernmentServices,
    /// Inclusiveness and innovation.
    #[serde(rename = "包容普惠创新")]
    InclusiveInnovation,
    /// None of these.
    #[serde(rename = "其他")]
    Other,
}

impl Theme {
    /// All themes in their official order, with their names.
    pub const ALL: [(Theme, &'static str); 19] = [
        (Theme::StartingBusiness, "开办企业"),
        (Theme::LabourMarket, "劳动力市场监管"),
        (Theme::ConstructionPermits, "办理建筑许可"),
        (Theme::Procurement, "政府采购"),
        (Theme::Tendering, "招标投标"),
        (Theme::Electricity, "获得电力"),
        (Theme::WaterAndGas, "获得用水用气"),
        (Theme::RegisteringProperty, "登记财产"),
        (Theme::Credit, "获得信贷"),
        (Theme::MinorityInvestors, "保护中小投资者"),
        (Theme::IntellectualProperty, "知识产权创造保护和运用"),
        (Theme::CrossBorderTrade, "跨境贸易"),
        (Theme::Taxes, "纳税"),
        (Theme::Contracts, "执行合同"),
        (Theme::Insolvency, "办理破产"),
        (Theme::MarketSupervision, "市场监管"),
        (Theme::GovernmentServices, "政务服务"),
        (Theme::InclusiveInnovation, "包容普惠创新"),
        (Theme::Other, "其他"),
    ];

    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
